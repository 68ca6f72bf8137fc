# As páginas de quem mantém os factos certos.
editor-brand = editores
editor-menu = Páginas de edição
editor-nav-home = Resumo
editor-nav-accounts = Contas
editor-home = Resumo
editor-home-lead = Entrou com a função { $role }.
editor-error = Falta corrigir alguma coisa
editor-error-title = Erro: { $title }
editor-go-on = Continuar
editor-save = Guardar
editor-cancel = Cancelar
editor-choose = Escolha uma opção da lista.
editor-changed-meanwhile = Entretanto, outra pessoa alterou isto. Veja de novo e depois guarde.

role-viewer = leitor: lê
role-editor = editor: altera factos, textos e estados
role-reviewer = revisor: altera, publica o que outra pessoa propôs, suspende relatos, volta atrás
role-operator = operador: gere contas, suspende relatos, volta atrás

editor-sign-in = Entrar
editor-sign-in-lead = Só para quem mantém os factos certos. Quem procura o seu caminho não precisa de conta.
editor-name = Nome
editor-name-hint = 2 a 40 letras minúsculas, algarismos, pontos, hífenes ou sublinhados; uma letra primeiro. A página pública das edições mostra-o.
editor-name-taken = Este nome já existe.
editor-name-reserved = O próprio programa assina com este nome. Escolha outro.
editor-name-form = Não é um nome válido: letras minúsculas, algarismos, pontos, hífenes ou sublinhados, uma letra primeiro.
editor-password = Palavra-passe
editor-sign-in-wrong = O nome ou a palavra-passe está errado. Escreva ambos outra vez.
editor-sign-in-closed = Demasiadas tentativas erradas com este nome. Espere um quarto de hora.
editor-sign-out = Sair
editor-signed-out = A sua sessão terminou
editor-signed-out-lead = Nada do que escreveu se perdeu: está nesta página.
editor-signed-out-sign-in = Entre noutra janela
editor-signed-out-again = Depois, envie outra vez

editor-second-factor = Segundo passo
editor-code = Código
editor-code-hint = Os seis algarismos da sua aplicação; sem telemóvel, um dos seus códigos de recuperação.
editor-code-wrong = Este código não serve, ou já foi usado. Espere pelo próximo.
editor-set-up = Preparar o segundo passo
editor-set-up-lead = A partir de agora, para entrar são precisos também seis algarismos de uma aplicação no seu telemóvel. Serve qualquer aplicação de códigos de uso único.
editor-set-up-picture = Código QR para a aplicação
editor-set-up-here = Abrir a aplicação neste aparelho
editor-set-up-type = Ou escreva isto na aplicação:
editor-set-up-code-hint = Os seis algarismos que a aplicação mostra agora.
editor-codes = Os seus códigos de recuperação
editor-codes-lead = Escreva já estes códigos num papel: só aparecem desta vez. Cada um serve uma vez, em lugar do telemóvel.
editor-codes-kept = Já os escrevi
editor-codes-left = Códigos de recuperação por usar

editor-invitation = A sua conta
editor-invitation-lead = Escolha uma palavra-passe. Abrir esta página não gastou a ligação; o botão gasta-a.
editor-invitation-until = Ligação aberta até
editor-invitation-accept = Escolher esta palavra-passe
editor-invitation-closed = Esta ligação está fechada: foi usada, substituída ou é antiga. Peça uma nova.
editor-role = Função
editor-new-password = Nova palavra-passe
editor-new-password-hint = Pelo menos 15 caracteres quaisquer. Quatro palavras sem relação entre si são uma boa escolha.
editor-new-password-again = Outra vez a mesma
editor-password-short = Tem menos de 15 caracteres.
editor-password-long = Tem mais de 128 caracteres.
editor-password-common = É fácil de adivinhar: é feita do seu nome, de palavras comuns ou de repetições.
editor-password-differs = As duas não são iguais.
editor-password-wrong = Não é a sua palavra-passe.

editor-me = A sua conta
editor-language = Língua destas páginas
editor-site = Associação
editor-change-password = Mudar a palavra-passe
editor-change-password-lead = Aqui continua com a sessão aberta; em todo o resto, as sessões terminam.
editor-new-codes = Novos códigos de recuperação
editor-new-codes-lead = Os antigos deixam de servir. Os novos aparecem uma vez.
editor-sessions = Onde tem sessão aberta
editor-sessions-lead = Uma sessão termina sozinha após 30 minutos sem uso e, no máximo, após 12 horas. Não guardamos endereço nem navegador.
editor-session-began = Entrada
editor-session-seen = Último uso
editor-session-this = esta
editor-session-end = Terminar
editor-sessions-end = Terminar todas as outras

editor-accounts = Contas
editor-standing = Situação
account-active = pode entrar
account-invited = ligação aberta até { $until }
account-uninvited = sem palavra-passe; a ligação terminou
account-half = segundo passo por preparar
account-disabled = fechada
editor-account-new = Nova conta
editor-account-new-lead = Recebe uma ligação que só aparece uma vez. Entregue-a pessoalmente: o Rumo não envia e-mails.
editor-account-add = Criar a conta
editor-role-hint = Publicar exige duas pessoas: uma que propõe e um revisor.
editor-site-hint = O nome curto do sítio da associação, se a conta pertencer a uma.
editor-site-unknown = Esse sítio não existe.
editor-account-disabled = Fechada: já não pode entrar
editor-account-disabled-hint = Todas as suas sessões terminam logo. O que fez fica com o seu nome.
editor-account-own = A sua própria função é alterada por outro operador.
editor-link = Ligação para a conta
editor-link-lead = Para { $name }, aberta até { $until }. Só aparece desta vez.
editor-link-label = Ligação de uso único
editor-link-hint = Quem a tiver pode escolher a palavra-passe: entregue-a pessoalmente ou por um meio seguro.
editor-link-new = Palavra-passe ou telemóvel perdido
editor-link-new-lead = Uma nova ligação define de novo a palavra-passe e o segundo passo. Tenha a certeza de quem a pede.
editor-link-make = Criar uma nova ligação

editor-back = Voltar
editor-why = Porquê
editor-missing = Falta isto.
editor-day-hint = Ano, mês, dia: 2026-11-25.
editor-day-wrong = Não é um dia válido. Escreva assim: 2026-11-25.
editor-nav-states = Portais hoje
editor-nav-missed = Por reconhecer

states-lead = O que um editor diz aqui, com fonte, conta para toda a gente num segundo. Nada do que foi dito se altera: o que souber mais tarde diz-se de novo.
states-whole = todo o portal
states-new = Dizer como está
states-new-lead = A partir de agora orienta as pessoas: um portal fechado manda-as por outro caminho. Por isso precisa de fonte.
states-none = De momento nada está dito: quem lê vê que ninguém sabe.
states-portal = Portal
states-state = Estado
states-message = Mensagem
states-message-hint = O que as pessoas veem quando o portal as para.
states-message-missing = Que mensagem? As pessoas procuram-na.
states-no-message = nenhuma
states-month = Só cartões que caducam neste mês
states-month-hint = Ano e mês: 2026-11. Vazio: todos os cartões.
states-month-wrong = Escreva assim: 2026-11.
states-version = Só esta versão linguística
states-every-version = todas
states-since = Desde
states-until = Último dia
states-future = Esse dia ainda não chegou: diga-o quando chegar.
states-check-again = Verificar de novo ao fim de quantos dias
states-check-again-hint = Depois disso, quem lê vê que ninguém sabe.
states-check-again-wrong = Um número de 1 a 90.
states-source = Fonte
states-source-hint = Primeiro as que se acrescentaram por último, depois por quem publicou. Se não estiver, veja abaixo do formulário.
states-sources-last = Acrescentadas por último
states-source-elsewhere = A fonte não está na lista? Acrescente-a noutro separador e depois procure aqui outra vez: o que escreveu fica.
states-source-register = Todas as fontes
states-source-again = Procurar outra vez as fontes
states-no-source = escolha
states-source-missing = Nada se diz sem fonte. Acrescente-a primeiro ao registo.
states-title = Numa linha
states-body = Por extenso
states-said = Exatamente isto já foi dito.
states-checked = verificado em
states-checked-today = Verificado hoje
states-fresh-until = conta até
states-stale-since = deixou de contar desde
states-check = Vi hoje: continua assim
states-end = Terminou
states-end-lead = O último dia em que foi assim. Fica no histórico.
states-ended = O fim já foi dito.
states-end-first = Não pode terminar antes de começar.
states-before = Antes

waiting-lead = O que as pessoas enviaram porque nada servia, sem números nem endereços. Cada texto é apagado ao fim de 30 dias.
waiting-none = Nada está à espera.
waiting-times = { $times ->
    [one] enviado uma vez
   *[other] enviado { $times } vezes
}
waiting-until = apagado em
waiting-give = Quer dizer uma mensagem
waiting-drop = Não diz nada
waiting-one = Que mensagem é?
waiting-one-lead = As palavras passam a ser uma frase pela qual a mensagem se reconhece, a partir da próxima edição.
waiting-message = Mensagem
waiting-choose = escolha
waiting-language = Língua
waiting-words = Palavras
waiting-words-hint = Deixe de fora o que fala de uma pessoa e o que é sobre outro assunto.
waiting-refused = Não se pode guardar: está vazio, é longo demais ou pertence a outra mensagem.
waiting-why = Enviado por alguém a quem nada servia

editor-nav-translations = Traduções
translations-lead = O português é o texto de que se fazem todos os outros. Uma tradução renova-se quando o texto de origem mudou: isso sabe-se com exatidão.
translations-language = Língua
translations-there = Traduzidos
translations-out = Por renovar
translations-missing = Em falta
translations-file = Ficheiro
translations-begin = Obtenha o ficheiro de uma língua que ainda não tem textos, com todos os textos em português. O que volta fica no rascunho; as páginas nessa língua mostram-se quando as palavras da interface também estiverem traduzidas.
translations-back = Um ficheiro volta
translations-back-lead = O que traz de novo é guardado. O que outra pessoa alterou entretanto fica como está e é indicado. Entradas marcadas como «fuzzy» não contam.
translations-send = Receber o ficheiro
translations-taken = O ficheiro foi lido
translations-saved = { $count ->
    [one] Um texto guardado
   *[other] { $count } textos guardados
}
translations-stale = { $count ->
    [one] Um texto guardado que é preciso renovar já: o texto de origem mudou entretanto
   *[other] { $count } textos guardados que é preciso renovar já: os textos de origem mudaram entretanto
}
translations-unchanged = { $count ->
    [one] Um texto sem alteração
   *[other] { $count } textos sem alteração
}
translations-changed = Alterados por outra pessoa depois de feito o ficheiro, e deixados como estão:
translations-unknown = Já não existem:
translations-cut-text = O ficheiro parece acabar a meio deste texto, que não foi guardado:
translations-refused = Recusados:
translations-no-file = Escolha um ficheiro.
translations-language-wrong = Não é a etiqueta de outra língua que não o português.
translations-no-po = Isto não é um ficheiro PO. Nada foi recebido.
translations-new = Uma língua nova
translations-start = Obter o ficheiro
translations-tag-hint = A etiqueta curta, por exemplo uk ou pt-BR.
translations-too-big = O ficheiro tem mais de 8 MB e não foi lido. Envie-o em partes: as entradas que faltam num ficheiro ficam como estão.
translations-broken = O ficheiro não chegou inteiro. Escolha-o outra vez e volte a enviar. Nada foi recebido.
translations-not-utf8 = O ficheiro não está em UTF-8. Guarde-o em UTF-8 e volte a enviar. Nada foi recebido.
translations-cut-off = A linha { $line } acaba a meio de um texto: o ficheiro não está inteiro. Guarde-o outra vez e volte a enviar. Nada foi recebido.
translations-other-language = O ficheiro diz que a língua é { $language }. Escreva essa língua ou escolha outro ficheiro. Nada foi recebido.
translations-why = De um ficheiro de traduções
translations-whole = Todo o conhecimento
translations-whole-lead = O rascunho com todos os factos, textos e frases, como o comando rumo import o lê:

editor-nav-journal = Diário
journal-lead = Quem alterou o quê, quando e porquê. Daqui nada se retira.
journal-none = Ainda nada foi alterado.
journal-older = Alterações mais antigas
home-waiting = O que espera
home-nothing = Nada espera por si.
home-last = O que se fez por último
home-proposal = Uma proposta de { $name } espera por uma segunda pessoa
home-overdue = { $count ->
    [one] Um facto publicado passou da data de verificação
   *[other] { $count } factos publicados passaram da data de verificação
}
home-silent = { $count ->
    [one] De um portal nada está dito para hoje
   *[other] De { $count } portais nada está dito para hoje
}
home-missed = { $count ->
    [one] Um texto não foi reconhecido
   *[other] { $count } textos não foram reconhecidos
}

subject-fact = Facto
subject-source = Fonte
subject-text = Texto
subject-phrase = Frases
subject-import = Importação
subject-translation = Tradução
subject-state = Portal
subject-site = Sítio
subject-proposal = Proposta
subject-edition = Edição
subject-account = Conta
subject-session = Sessão
subject-invitation = Ligação para uma conta
subject-report = Relatos
subject-signal = Sinal de relatos
subject-missed = Por reconhecer
subject-setting = Definição
states-link = Sem endereços no texto: indique-os como fonte.
editor-no-database = A base de dados não responde neste momento
editor-no-database-wait = Espere um minuto.
editor-error-not-found = O endereço pode estar mal escrito, ou alguém retirou o que aqui estava. O diário diz o que foi retirado.
editor-error-unavailable = A base de dados não responde neste momento. Espere um minuto.

done-fact-checked = Verificado hoje, continua verdade:
done-removed = Saiu da cópia de trabalho. As edições publicadas guardam-no.
done-state-said = Está dito. Todos o veem dentro de um segundo.
done-state-checked = Verificado hoje: continua assim.
done-state-ended = O fim está dito. Todos o veem dentro de um segundo.
done-phrase-added = A frase foi acrescentada. Conta a partir da próxima edição.
done-phrase-removed = A frase foi removida. Conta até à próxima edição.
done-missed-given = As palavras são agora uma frase dessa mensagem, a partir da próxima edição.
done-missed-dropped = O texto foi apagado.
done-account-changed = A conta foi alterada.
done-password-changed = A palavra-passe foi alterada. Nos outros sítios a sessão terminou.
done-session-ended = A sessão terminou aí.

journal-number = N.º { $number }
journal-everything = Toda a cópia de trabalho
deed-added = nova entrada
deed-changed = alteração
deed-removed = remoção
deed-checked = verificação: continua verdade
deed-reviewed = lido e dado por bom
deed-said = o que se disse
deed-ended = o fim
deed-link = nova ligação feita
deed-imported = importação
deed-proposed = feita
deed-approved = aprovada por uma segunda pessoa
deed-refused = recusada pelas verificações
deed-withdrawn = retirada
deed-published = publicação
deed-confirmed = confirmada por uma terceira pessoa
done-access-confirmed = Confirmado. A conta já pode aprovar propostas.
access-given = { $by } deu um novo acesso à conta { $name } em { $at }: por uma ligação ou pelo papel. Enquanto outra pessoa não confirmar que é { $name } quem a usa, ou durante 7 dias, não aprova propostas.
access-given-own = { $by } deu um novo acesso à sua conta em { $at }: por uma ligação ou pelo papel. Foi a seu pedido? Se não foi, avise já outro operador.
access-confirmed = Confirmado por { $name }.
access-confirm = Falei com esta pessoa: a conta é dela
