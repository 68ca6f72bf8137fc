# As edições: o que foi publicado, por quem, porquê, e o que mudou.

editions-title = O que se publicou
editions-lead = Os factos publicam-se em edições. Cada edição fica guardada tal como era, para que se possa voltar a mostrar o que lhe disseram.
editions-address = Junte «?edition=» e o número ao endereço de uma página para ver o que essa edição dizia, com as regras e as palavras de hoje.
editions-short = As edições anteriores não se podem listar neste momento. Esta é a que as páginas usam.
editions-number = Edição { $number }
editions-when = em { $day } às { $time }
editions-by = Publicada por { $who } { $when }.
editions-by-program = Publicada com os dados do próprio programa por { $who } { $when }.
editions-by-program-alone = Publicada com os dados do próprio programa { $when }.
editions-by-import = Publicada a partir de ficheiros por { $who } { $when }.
editions-by-import-alone = Publicada a partir de ficheiros { $when }.
editions-reason = Porquê:
editions-first = A primeira edição
editions-digest = Impressão digital do conteúdo:
editions-open = As suas mensagens
editions-all = Todas as edições
editions-others = Outras edições
edition-from-to = O que mudou da edição { $from } para a edição { $to }.
edition-since = Tudo o que mudou desde a edição { $number }
edition-holds = Foi a primeira, por isso não há com que a comparar. Tem { $facts } factos de { $sources } fontes.
