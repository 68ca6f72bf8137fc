# O que a API diz dos parâmetros que recusa.

api-unknown-parameter = Não existe o parâmetro «{ $name }».
api-repeated-parameter = O parâmetro «{ $name }» aparece mais do que uma vez.
api-too-long = Este valor é mais longo do que qualquer resposta.
