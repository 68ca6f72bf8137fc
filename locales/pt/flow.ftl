# Todo o questionário.

flow-title = Todo o questionário
flow-lead = Cada pergunta, cada resposta e o que se pode seguir. Nada está escondido, e só estas regras decidem.
flow-help = O que se segue a uma resposta pode depender do dia, da data do cartão e de respostas anteriores. Por isso uma resposta pode levar a vários lados: os números são perguntas, as palavras são caminhos.
flow-picture = O questionário numa imagem
flow-lists = O mesmo em listas
flow-wait = A imagem está a ser desenhada. Demora um pouco; a página aparece sozinha.
flow-date = Uma data
flow-known = Uma mensagem da lista
flow-some = Duas ou mais
