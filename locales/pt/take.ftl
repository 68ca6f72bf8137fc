# Levar consigo um resultado.

take-title = Levar consigo
take-back = Voltar ao resultado
