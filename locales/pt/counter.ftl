# O que foi dito do pedido, e aquilo por que se espera, na frase para o balcão.
counter-asked-paid = O pedido de renovação está feito e a taxa está paga.
counter-asked-submitted = O pedido de renovação está enviado.
counter-asked-approved = A AIMA aprovou a renovação.
counter-asked-refused = A AIMA recusou a renovação.
counter-wanted-none = ajuda para a renovação
counter-wanted-paid = a decisão do pedido
counter-wanted-submitted = a decisão do pedido
counter-wanted-approved = o cartão novo
counter-wanted-refused = ajuda
counter-wanted-unknown = ajuda
