# O que a API diz dos parâmetros que recusa.

api-unknown-parameter = Não existe o parâmetro «{ $name }».
api-repeated-parameter = O parâmetro «{ $name }» aparece mais do que uma vez.
api-too-long = Este valor é mais longo do que qualquer resposta.
api-invalid-date = Este dia não existe no calendário. Os dias escrevem-se assim: 2026-11-25.
api-unknown-value = Este não é um dos valores que o parâmetro aceita.
