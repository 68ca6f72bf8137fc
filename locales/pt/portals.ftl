# Os portais.

portals-title = Os portais
portals-lead = Dois portais da AIMA recebem renovações, cada um para cartões diferentes. Qual é o certo depende da data do cartão.
portals-none = Esta edição não descreve nenhum portal.

portal-state-today = Como está hoje
portal-state-unknown = Como está hoje: há algum tempo que nenhuma fonte o diz. Veja no próprio portal.
portal-accepted-until = Que cartões aceitou em pedidos novos, até { $day }
portal-accepts = Que cartões aceita
portal-accepts-nothing = Ainda não se sabe nada.
portal-more = Datas e história
portal-chart = Como cresceram as datas aceites
portal-chart-help = Autorizações temporárias. Cada barra é um anúncio. Por cima estão o seu dia e, a negrito, a última data de validade aceite. O mesmo está na tabela abaixo.
portal-windows = Datas aceites, uma linha por anúncio
portal-announced = Anunciado
portal-from = Caduca desde
portal-to = Caduca até
portal-source = Fonte, e grau de certeza
portal-history = O que se disse dele, do mais antigo ao mais recente

window-inexact = o dia exato não é certo

state-open = Aberto
state-limited = Só aceita uma parte
state-failing = Trava as pessoas com uma mensagem
state-closed = Fechado
state-unknown = Não se sabe
state-early = Ainda não aceites
state-since = desde { $from }
state-between = de { $from } a { $to }
state-month = cartões que caducam em { $month }
state-version-pt = versão portuguesa
state-version-en = versão inglesa
