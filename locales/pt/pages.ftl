# Páginas de texto simples. Cada linha de um texto é um parágrafo.

about-title = Sobre o Rumo
about-what = O que é isto
about-what-body =
    O Rumo diz a quem reside em Portugal, e tem de renovar a autorização, que portal, formulário ou balcão é hoje o certo, o que significam as mensagens dos portais, o que diz a lei e o que guardar como prova.
    É informação geral prestada por associações. Não é do Estado nem é aconselhamento jurídico.
about-how = Como decide
about-how-body =
    Responde a algumas perguntas. Regras que qualquer pessoa pode ler transformam as suas respostas, os factos e o dia num caminho. As mesmas respostas no mesmo dia dão sempre o mesmo caminho, em todas as línguas.
    Cada afirmação tem uma fonte, o dia em que foi verificada pela última vez e o dia até ao qual deve voltar a ser verificada. O que está em atraso di-lo.
about-how-link = Toda a entrevista num desenho
about-who = Quem é responsável
about-who-body =
    { $responsible }
    Nenhum advogado reviu esta primeira edição. Os textos foram redigidos com a ajuda de máquinas e nem todos foram revistos por uma pessoa.
about-sources = De onde vêm os factos
about-sources-body =
    De leis, avisos de entidades públicas, jornais, escritórios de advogados, associações e guias. O que só fóruns ou conversas relatam aparece como relato, com a data, e sem ligação.
    Onde as fontes não coincidem, mostram-se os dois lados.
about-limits = O que não pode fazer
about-limits-body =
    Não conhece o seu processo na AIMA, não faz marcações e não vê se um portal funciona neste minuto.
    Uma recusa, um cartão caducado há muito ou uma estadia que nenhuma regra abrange precisam de uma pessoa que leia os documentos. Dizemos quem ajuda.
about-free = Quanto custa
about-free-body = Nada. Não há conta, nem publicidade, nem nada para comprar.
about-programs = Para outros sítios e programas
about-programs-body = Quem cria serviços para imigrantes pode fazer as mesmas perguntas por programa: de graça, sem chave, em JSON. A descrição está no formato OpenAPI.
about-programs-link = A descrição da interface

privacy-title = Privacidade
privacy-answers = As suas respostas
privacy-answers-body =
    As suas respostas estão no endereço da página e em mais lado nenhum. Não as guardamos, e nunca pedimos um nome, um número ou um e-mail.
    Quem tiver o endereço pode ler as respostas que ele contém, e o histórico deste navegador pode guardá-lo. «Apagar as minhas respostas e recomeçar» dá-lhe uma página sem elas.
privacy-stored = O que guardamos sobre si
privacy-stored-body =
    Nada, com duas exceções que só dependem de si: um texto que nos envia, e um relato de um portal, explicado abaixo. Quando não conhecemos uma mensagem, pode enviar-nos o texto dela. Vê-o primeiro como será enviado, sem algarismos, endereços nem ligações. Guardamos o texto, a língua da página e o dia, durante 30 dias, no máximo.
    O que escreve para procurar uma mensagem não fica guardado.
privacy-log = O que o servidor regista
privacy-log-body = Por cada pedido, no máximo: a hora, o tipo de página (não o endereço), se funcionou e quanto demorou. Nem as suas respostas, nem o seu endereço de rede, nem o seu navegador.
privacy-address = O seu endereço de rede
privacy-address-body = O servidor mantém-no em memória durante alguns minutos, ou até uma hora depois de um relato sobre um portal, só para travar avalanches de pedidos. Não o regista.
privacy-cookies = Cookies e programas
privacy-cookies-body = Não há cookies, nem nada de outras empresas. O seu navegador não guarda nada nosso, a não ser que o escolha para o diário de tentativas, que tem um botão para o apagar. Se pedir um selo temporal do diário, recebemos 64 sinais, a partir dos quais ninguém o lê, e não guardamos nada. Pequenos programas nossos encurtam a lista das mensagens, copiam textos e fazem o diário; tudo o resto funciona sem eles, e para o diário há um formulário em papel.
privacy-links = Ligações a outros sítios
privacy-links-body = Quando abre daqui um portal ou uma fonte, o navegador não lhe diz de onde vem. O que lá acontece depende desse sítio.
privacy-rights = Quem é responsável, e os seus direitos
privacy-rights-body =
    { $responsible }
    Como não guardamos nada que diga quem é, não há nada que pudéssemos mostrar, corrigir ou apagar. A autoridade portuguesa de proteção de dados é a CNPD.

accessibility-title = Declaração de acessibilidade
accessibility-scope = A que se aplica esta declaração
accessibility-scope-body =
    Segue a forma da declaração de acessibilidade e usabilidade portuguesa, na medida em que se aplica. A lei que a exige, o Decreto-Lei n.º 83/2018, dirige-se a organismos públicos. Não somos um, e adotamos a mesma norma.
    { $responsible }
accessibility-conformity = Estado de conformidade
accessibility-conformity-body =
    O objetivo é a conformidade total com as WCAG 2.1, nível AA. Hoje declaramo-la parcial, porque ninguém de fora a verificou e ainda nenhuma pessoa com deficiência a testou.
    Baseia-se nas nossas próprias verificações automáticas das páginas. Não houve avaliação manual.
accessibility-how = O que fazemos
accessibility-how-body =
    Todas as páginas são feitas para funcionar com o teclado, sem scripts, com 320 píxeis de largura e a 200 %, em fundo claro e escuro.
    Cada pergunta é uma lista de ligações. Cada desenho está ao lado do mesmo conteúdo em lista ou tabela.
    Os textos têm frases curtas. As páginas dizem em que língua estão, e as palavras portuguesas que citamos também.
accessibility-limits = O que ainda não é acessível
accessibility-limits-body =
    Os títulos das fontes estão na língua da fonte e não a indicam.
    Não há língua gestual nem leitura em voz alta.
    Os portais, formulários e fontes para que ligamos não são nossos.
accessibility-date = Quando foi escrita
accessibility-date-body = A 23 de novembro de 2026, com a primeira edição.
accessibility-contact = Diga-nos o que não funciona
accessibility-contact-body = Escreva à entidade responsável por esta cópia. Uma cópia de teste ainda não tem endereço: preferimos dizê-lo a inventar um.
accessibility-complaint = Se isso não ajudar
accessibility-complaint-body = A Provedoria de Justiça recebe queixas sobre organismos públicos. Para sítios como este há os tribunais, e as associações de pessoas com deficiência ajudam.
