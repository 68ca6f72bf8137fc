# Porque dizemos uma coisa: um facto.

fact-about = Quando e para quem
fact-law = A lei
fact-holds = Aplica-se
fact-holds-between = de { $from } a { $to }, esse dia incluído
fact-holds-from = desde { $from }
fact-holds-to = até { $to }, esse dia incluído
fact-holds-open = não se conhece princípio nem fim
fact-known-since = Conhecido desde
fact-not-known-yet = Em { $day } isto ainda não se sabia.
fact-not-yet = Em { $day } isto ainda não estava em vigor.
fact-no-longer = Em { $day } isto já não estava em vigor. Mantemo-lo porque explica o que veio antes.
fact-sources = Onde isto está escrito
fact-check-again = { $days ->
    [one] Voltamos a verificar todos os dias.
   *[other] Queremos voltar a verificar a cada { $days } dias.
}
fact-contradicted = Outras fontes dizem outra coisa
fact-contradicted-body = Mostramos os dois lados. Onde não coincidem, pergunte antes de confiar num deles.
fact-not-reviewed = Nenhum advogado reviu ainda esta página.

source-undated = sem data
source-about = por volta de { $month }

kind-portal = Portal
kind-window = Datas que um portal aceita
kind-rule = Regra
kind-requirement = O que é exigido
kind-document = Documento
kind-message = Mensagem
kind-channel = Via de contacto com uma entidade
kind-place = Lugar
kind-help-line = Ajuda
kind-advice = Conselho
kind-report = Relato, não é uma regra

window-portal = Portal
window-permit = Tipo de cartão
window-accepts = Cartões que caducam
window-range = de { $from } a { $to }
window-range-to = até { $to }
window-range-unknown = a fonte indica o tipo de cartão, mas não as datas
window-access = Quem
window-access-own = qualquer pessoa cujo cartão sirva
window-access-invited = só com um e-mail da AIMA

document-permits = Para os tipos
document-bases = Para os fundamentos
document-who = Para quem
document-minors-only = só para menores de 18 anos

detail-page = Página
detail-topic = Assunto a escolher
detail-email = E-mail
detail-phone = Telefone
detail-address = Morada
detail-where = Onde
detail-take = Levar
detail-cost = Custo
