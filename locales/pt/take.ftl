# Levar consigo um resultado, e passá-lo a outra pessoa.

take-title = Levar consigo
take-back = Voltar ao resultado
take-go = Levar consigo: folha, cartas, lembretes, diário
take-sheet = Folha para imprimir
take-sheet-help = Uma folha A4, em português e na sua língua, com o que fazer, a frase para o balcão e quem ajuda.
take-letters = Cartas e e-mails
take-letters-help = Textos prontos em português: e-mail, formulário, carta registada, reclamação.
take-reminders = Lembretes
take-reminders-help = Os dias que contam, para o seu calendário ou por palavras.
take-diary = Diário das tentativas
take-diary-help = Registe cada dia em que tentou. Fica consigo, e ajuda a mostrar que tentou.
take-link = A ligação para este resultado
take-link-answers = Quem tiver esta ligação, ou este código, pode ler as respostas que deu. Não guardamos nada: está tudo na ligação.
take-link-how = Leia o código com a câmara de outro telemóvel, ou escreva a ligação à mão.
take-copy-link = Copiar a ligação
take-qr = Código QR com a ligação para este resultado
take-share = Partilhar
take-share-help = O texto não diz nenhuma resposta. Quem abrir a ligação pode lê-las.
take-share-subject = Rumo: renovação da autorização de residência
take-share-text = Que caminho seguir para renovar a autorização de residência, à data de { $day }: { $address }
take-email = E-mail
take-copy-text = Copiar o texto

# O título que um chat mostra junto de uma ligação. Não diz nenhuma resposta.
preview-title = Renovar a autorização de residência: qual é o caminho?

code-title = Abrir o código de um papel
code-label = O código
code-hint = Letras e algarismos, como estão no papel. Hífenes e espaços não contam.
code-open = Abrir
code-wrong = Este código não está completo, ou tem um sinal errado.
code-wrong-help = Compare-o com o papel, sinal a sinal. Nenhum código tem as letras I, L, O ou U.
code-of-another = Este código não se pode ler aqui
code-of-another-help = Os sinais estão certos, mas foi outra versão do Rumo que o fez. Escreva o endereço completo que está ao lado dele no papel, ou responda de novo às perguntas.
code-then = Este código foi feito a { $day }
code-then-day = As nossas páginas não podem falar desse dia.
code-then-edition = Foi feito com conhecimentos que já não estão aqui.
code-then-for-now = O que se sabia nesse dia não se pode ir buscar neste momento. Pode tentar mais tarde.
code-then-today = O que pode abrir é o que vale hoje, com as mesmas respostas. Pode ser outro caminho.
code-then-open = Abrir o que vale hoje
code-another = Abrir outro código
code-start = Não tenho o código: responder às perguntas
