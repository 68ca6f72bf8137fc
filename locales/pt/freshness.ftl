# Quão recente é o que se diz, e quem o leu.

soft-as-of = Verificado a { $day }:
soft-undated = De uma página sem data:
soft-check = Veja lá: { $name }
soft-sources = Onde verificar

if-not-so = Se já não for assim:
if-not-so-way = continue por: { $way }
if-not-so-write = escreva por: { $name }
if-not-so-ask = pergunte: { $name }

review-by = Revisto por { $who }.
review-nobody = Nenhuma segunda pessoa reviu ainda este texto.
review-machine = Uma máquina fez o rascunho deste texto, e ninguém o reviu ainda.
reviews-none = { $all ->
    [one] Nenhuma segunda pessoa reviu ainda o texto desta página.
   *[other] Nenhuma segunda pessoa reviu ainda os { $all } textos desta página.
}
reviews-some = Uma segunda pessoa reviu { $reviewed } dos { $all } textos desta página; os outros ainda não.
reviews-all = { $all ->
    [one] Uma segunda pessoa reviu o texto desta página.
   *[other] Uma segunda pessoa reviu todos os { $all } textos desta página.
}
reviews-machine = Uma máquina fez o rascunho de { $count } deles.

fresh-title = Quão recente é isto
fresh-share = Em { $day }, { $some } dos { $all } factos em vigor tinham sido verificados a tempo: { $percent } %.
fresh-none = Nenhum facto está em vigor neste dia.
fresh-kind = Tipo
fresh-in-time = Verificados a tempo
fresh-of = { $some } de { $all }
fresh-waited = { $count ->
    [one] Desde a edição 1 houve uma mudança de um portal, nas datas ou no funcionamento. Do anúncio até estar aqui passaram { $middle }.
   *[other] Desde a edição 1 houve { $count } mudanças dos portais, nas datas ou no funcionamento. Do anúncio até estarem aqui passaram { $middle } a meio da lista, { $most } no máximo.
}
fresh-waited-none = Quanto tempo leva uma mudança de um portal até estar aqui: ainda nenhuma mudança desde a edição 1.
fresh-days = { $days ->
    [one] 1 dia
   *[other] { $days } dias
}
