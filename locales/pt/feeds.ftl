# Fontes para seguir (feeds) e a linha do tempo de um portal.

feed-follow = Seguir sem conta:
feed-calendar = Calendário
feed-title = Rumo: { $name }
feed-about = O que se disse e em que dia, com as fontes. Informação geral, não é aconselhamento jurídico.
feed-source = Fonte:
feed-announced = Anunciado: { $title }
feed-edition = Na edição { $number }:
feed-corrected = Corrigido: { $title }
feed-corrected-text = este anúncio foi corrigido.
feed-corrected-value = { $name }: antes { $before }, agora { $after }
feed-taken-back = Retirado: { $title }
feed-taken-back-text = este anúncio já não é dito.
feed-lapsed = A partir de { $day }, não se sabe: { $title }
feed-lapsed-text = Foi verificado pela última vez em { $checked } e ninguém o voltou a verificar a tempo. A partir de { $day } não sabemos se ainda é assim. Veja o próprio portal.
feed-lapsed-of = Foi dito sobre:
feed-first-seen = Vista pela primeira vez: { $month }
feed-last-seen = Vista pela última vez: { $month }
feed-way = Desde { $from } o caminho é: { $way }
feed-wording = Desde { $from } dizemos isto sobre ela

timeline-title = Como esteve ao longo do tempo
timeline-help = Cada linha é o portal inteiro, os cartões de um mês ou uma versão de língua. Os números são os da tabela abaixo, que diz o mesmo.
timeline-whole = o portal inteiro
timeline-announced = datas anunciadas
timeline-thin = fino: como no portal inteiro
timeline-number = N.º
timeline-from = De
timeline-to = Até
timeline-state = Estado
timeline-still = ainda assim neste dia
timeline-early-until = anunciado em { $day }
timeline-nobody = nenhuma fonte o diz, ou a última verificação é antiga demais
state-message = A mensagem:
