import type { SellingWords } from '#plugins/crm/demo/words/words.ts';

/** {slots} and {one|of|these} are filled in; [o|a] follows the person spoken of. */
export const selling: SellingWords = {
  firstCall: {
    say: [
      '{The} ligou pedindo informações sobre a {product}. {Nos encontrou na internet.|Um fornecedor nos indicou.|Nos conhece de uma feira.} Embalam {goods} e hoje fazem tudo na mão. Passei o contato para a equipe comercial.',
      'Ligação {of}. Quer saber preço e prazo da {product} para {goods}. Falei que um colega liga ainda esta semana; prefere {de manhã|depois das 15h|no fim da tarde}.',
      '{The} telefonou: estão com uma máquina quebrada, sem conserto, e precisam de uma solução {antes do verão|antes da safra|até o fim do mês}. Interesse na {product}. Registrado como urgente.',
      'Pediu retorno por telefone. {The} cuida das compras e está juntando três cotações para {goods}. Pediu catálogo, enviado por e-mail.',
    ],
    next: ['Ligar {to} para qualificar', 'Retornar a ligação {of}', 'Primeiro contato com {the}'],
  },
  firstMail: {
    say: [
      'E-mail {of} pelo formulário do site: “Procuramos uma solução para {goods}, cerca de {n} unidades por dia.” Respondi com a ficha da {product} e perguntei o formato das embalagens.',
      '{The} deixou o cartão no nosso estande da feira. Escrevi hoje agradecendo a visita e mandei a apresentação da {product}. {Já abriu o e-mail.|Respondeu no mesmo dia.|Aguardando resposta.}',
      'Pedido de orçamento {of}, bem completo: produção de {goods}, {n} unidades por dia, um turno. Encaminhado para visita.',
    ],
    next: ['Ligar {to} e agendar visita', 'Confirmar se {the} recebeu o material'],
  },
  qualify: {
    say: [
      '@weigh Liguei {to}. Pesam {goods} na mão e dão de graça, sem querer, uns dois por cento de produto em cada embalagem. São {n} por dia: a {product} se paga sozinha. Quer ver a conta no papel antes da visita.',
      '@pack Falei com {the}. Fecham {goods} em duas máquinas velhas e no calor vaza. {n} unidades por dia, dois turnos na safra. A {product} dá conta com folga.',
      'Falei com {the}. Produzem {goods}, em torno de {n} unidades por dia, com {count} pessoas na embalagem. O problema é mão de obra, não preço. Quem decide é a diretoria; {the} monta o processo.',
      'Boa conversa por telefone com {the}. {Tem verba aprovada para este ano.|Ainda não tem verba, mas a diretoria está aberta.|O investimento depende de um financiamento.} Quer ver a {product} funcionando antes de pedir proposta.',
      'Liguei {to}. A máquina atual tem {count} anos e para toda semana. Perdem {duas|três|quatro} horas por semana. Topou receber uma visita.',
      '@label Necessidades confirmadas com {the}: {goods}, três formatos, troca de formato todo dia. A {product} atende, desde que a troca leve menos de dez minutos. Fiquei de levar amostras.',
      'Conversa rápida com {the}, que estava entrando em reunião. O interesse é real, mas quer falar com a produção antes de seguir. Vou ligar de novo.',
    ],
    next: ['Agendar visita com {the}', 'Mandar vídeo da {product} {to}', 'Ligar de novo {to}', 'Preparar amostras para a visita'],
  },
  visit: {
    say: [
      '@weigh Visita com {the}. Pesei vinte unidades tiradas da linha ao acaso: de 3 g a menos a 11 g a mais. Nem {the} sabia. A {product} acerta isso e deixa registro por lote, que a auditoria cobrou.',
      '@pack Visita à sala de embalagem com {the}. O filme rasga nos cantos porque a temperatura oscila. Fiz três testes com {goods} e medi. A {product} segura a temperatura em um grau.',
      '@pack Em {town} com {the}. Cada fechamento leva {count} segundos e o operador fica parado esperando. Filmei o ciclo. Com a {product}, a mesma pessoa prepara a próxima enquanto a primeira fecha.',
      'Visita à linha de embalagem com {the}. Fecham na mão cerca de {n} unidades por dia e refazem uma em cada vinte por defeito. Medi o espaço: a {product} cabe encostada na parede, mas tem que mudar uma tomada. Gostaram das amostras.',
      'Estive em {town} com {the}{| e {the2}}. Vi a produção de {goods} do começo ao fim. O gargalo está na última mesa, onde {count} pessoas fazem o que a {product} faz sozinha. Pediram proposta com duas configurações.',
      '@label Visita técnica. {The} me mostrou o estoque e a sala de embalagem. Muita umidade: as etiquetas descolam em dois dias. Sugeri material sintético e a {product} com cabeçote aquecido. Trouxe embalagens deles para testar.',
      'Reunião na fábrica com {the}. Está satisfeit[o|a] com o fornecedor atual, menos com a assistência: esperaram {nove dias|duas semanas|onze dias} por um técnico. Expliquei como trabalhamos (48 horas, técnicos próprios) e foi isso que [o|a] convenceu a ouvir o resto.',
      '@label Segunda visita, agora com a produção. {The} cronometrou a troca de formato: {doze|quinze|dezoito} minutos. Com a {product} seriam quatro. Fizemos a conta juntos e o retorno fica abaixo de dois anos.',
      'Visita rápida antes do almoço. {The} quer dividir o projeto em duas fases: primeiro {goods}, o resto no ano que vem. Faz sentido. A proposta vai nesse formato.',
    ],
    next: [
      'Mandar proposta {to}',
      'Mandar o desenho do layout',
      'Testar as embalagens e mandar fotos {to}',
      'Fechar a conta do retorno para {the}',
    ],
  },
  demo: {
    say: [
      'Demonstração da {product} no nosso showroom para {the}{| e {the2}}, com produto deles: {goods} em três formatos. Foi bem: {n} unidades em uma hora, sem nenhuma parada. Só o formato menor precisa de guia especial.',
      '@label Demonstração na linha do cliente. A {product} foi bem com {goods}; a impressão saiu um pouco baixa e ajustei na hora. {The} filmou para mostrar à diretoria.',
      'Teste acompanhado {by}. Rodamos {n} unidades. Duas dúvidas: barulho e limpeza no fim do turno. Mostrei a desmontagem em três minutos e resolveu.',
    ],
    next: ['Mandar proposta {to}', 'Mandar o relatório do teste {to}', 'Ver com {the} o que a diretoria achou'],
  },
  proposal: {
    say: [
      'Proposta enviada {to}: {product}, instalação e treinamento inclusos, {amount}. Validade de 30 dias, entrega em {weeks} semanas. Pediu para conversarmos depois de apresentar à diretoria.',
      'Mandei por e-mail a proposta de {amount} pela {product}, com a opção de locação em 36 meses. {The} confirmou o recebimento.',
      'Mandei a proposta revisada, agora com a esteira de saída. Total de {amount}. {The} acha que está dentro do esperado.',
      'Proposta entregue em mãos {to} e explicada item por item. {amount}, garantia de dois anos. A única ressalva é o prazo de {weeks} semanas.',
    ],
    next: ['Ligar {to} sobre a proposta', 'Saber com {the} o que a diretoria decidiu', 'Confirmar com {the} o prazo de entrega'],
  },
  questions: {
    say: [
      '@weigh {The} perguntou da verificação metrológica e quem emite o certificado. Respondi: nós, com pesos rastreáveis, e está incluso no primeiro ano.',
      '@pack {The} quer saber se a {product} aceita filme compostável e o que muda na temperatura. Aceita; mandei a tabela do fabricante do filme.',
      '@label {The} ligou com perguntas sobre a proposta: o que a instalação inclui, quem paga o frete, quanto custa um cabeçote. Respondi tudo e mandei por escrito.',
      'Dúvidas da engenharia, por meio {of}: integração com o sistema deles e leitura de lote. Confirmei com a assistência que a {product} exporta os dados sem custo extra.',
      'Ligação {of}. A diretoria pergunta se a {product} serve também para as embalagens de Natal. Serve, com uma guia especial que vou dar de cortesia.',
      '@label Respondi as perguntas {of} sobre consumo de etiquetas: com {n} unidades por dia, dois rolos por semana. Quer comparar com o que gasta hoje.',
    ],
    next: ['Cobrar {of} uma data de decisão', 'Passar {to} um cliente de referência', 'Agendar reunião com a diretoria'],
  },
  negotiate: {
    say: [
      'Reunião com {the}{| e {the2}}. Pedem {discount} de desconto. Ofereci no lugar o primeiro ano de manutenção, que para eles vale mais. Vão pensar até {day}.',
      'Negociação com {the}. Aceitam o preço se puderem pagar em três vezes: pedido, entrega e 60 dias. Preciso do ok do financeiro. Sem isso, não fecham este trimestre.',
      '{The} pediu nosso melhor preço. Cedi {discount}, desde que decidam até {day} e aceitem ser referência. Achou justo.',
      'Uma hora falando de condições. O preço está fechado; falta a cláusula de atendimento em quatro horas, que não posso prometer em {town}. Propus oito e máquina reserva.',
      'A diretoria quer rever a proposta de {amount}. Tirei a esteira e mantive o resto: fica {discount} abaixo. {The} leva a nova versão para a reunião de {day}.',
    ],
    next: [
      'Mandar condições finais {to}',
      'Pedir ok do financeiro para o pagamento em três vezes',
      'Ligar {to} no dia da reunião',
      'Fechar com {the}',
    ],
  },
  competitor: {
    say: [
      'Fiquei sabendo {by} que a {rival} entrou com preço {discount} abaixo do nosso. Sem instalação nem treinamento. Mandei um comparativo, linha por linha, sem falar mal de ninguém.',
      '{The} recebeu proposta da {rival} também. A máquina é parecida; a assistência vem de {fora|longe|outro estado}. Sugeri pedirem por escrito o tempo médio de atendimento.',
      'A {rival} ofereceu uma máquina em teste por um mês. {The} perguntou se fazemos igual. Dá, com a de demonstração, se o chefe concordar.',
    ],
    next: [
      'Perguntar {to} como foi com a {rival}',
      'Ver se a máquina de demonstração está livre',
      'Passar {to} o contato de dois clientes',
    ],
  },
  won: {
    say: [
      'Pedido confirmado {by}: {product}, {amount}. Assinado hoje, entrega em {weeks} semanas. Pesaram a assistência e o teste com produto deles.',
      'Fechado. {The} ligou às {nove|dez|onze} da manhã avisando que a diretoria aprovou. {amount}, entrada de 30% a caminho. Avisei a assistência para reservar a instalação.',
      'Ganhamos em {town}. Pedido de compra recebido por e-mail, {amount}. {The} pediu que a instalação seja numa segunda, antes do turno.',
      'Decisão favorável, três semanas depois da proposta. Segundo {the}, não éramos os mais baratos, éramos os que respondiam tudo. Pedido de {amount}.',
    ],
    next: ['Agendar a instalação com {the}', 'Mandar confirmação do pedido {to}', 'Agradecer e combinar a entrega com {the}'],
  },
  lostPrice: {
    say: [
      'Perdemos por preço. {The} foi corret[o|a] e explicou: a diferença para a {rival} era de {discount} e a diretoria não quis ouvir mais nada. Fica a porta aberta para os suprimentos.',
      '{The} ligou agradecendo, mas compraram mais barato. Perguntei o que faltou: “Nada, só o preço.” Procurar de novo daqui a um ano.',
    ],
  },
  lostRival: {
    say: [
      'Escolheram a {rival}. Já têm outra máquina da mesma marca e {the} não quer dois fornecedores. Eu devia ter percebido na primeira visita.',
      'Perdemos para a {rival}. Entregam em duas semanas e nós em {weeks}. {The} gostou mais da nossa, mas a safra não espera.',
    ],
  },
  lostBudget: {
    say: [
      'Sem verba. {The} informou que o investimento deste ano foi todo para a câmara fria. Não é um não, mas não faz sentido manter a oportunidade aberta.',
      'O financiamento foi negado e o projeto caiu. {The} está tão chatead[o|a] quanto nós. Retomar se abrir nova linha.',
    ],
  },
  lostSilence: {
    say: [
      'Quarta tentativa sem resposta. Deixei recado {to}: encerro o processo e estamos à disposição quando quiserem.',
      'Não responde e-mail nem ligação desde a proposta. Encerrado. Se {the} reaparecer, a gente reabre.',
    ],
  },
  lostFit: {
    say: [
      'O teste mostrou que a {product} não aguenta o ritmo deles com {goods}. Falei com franqueza e {the} agradeceu. Não vendemos máquina que vai dar problema.',
      'Precisam de certificação para área classificada e nenhuma máquina nossa tem. Deixei claro {to}. Perdida, mas com boa impressão.',
    ],
  },
  cancelled: {
    say: [
      '{The} cancelou o projeto: vão mudar de galpão e só depois decidem a linha de embalagem. Encerro e reabro quando houver planta nova.',
      'Projeto cancelado pela diretoria, que resolveu terceirizar a embalagem. {The} pediu desculpas pelo tempo.',
      'Era pedido repetido: o mesmo assunto já está em outra oportunidade. Esta fica cancelada.',
    ],
  },
  standby: {
    say: [
      '{The} pediu para voltarmos a falar em {month}: até lá é plena safra e ninguém pensa em máquina. Fica em espera.',
      'Investimento congelado até aprovarem o orçamento, em {month}. {The} continua interessad[o|a] e quer ser [o primeiro|a primeira] a ver a nova versão.',
      'A decisão depende da obra do galpão, que atrasou. Combinei com {the} de retomar em {month}.',
    ],
    next: ['Voltar a falar com {the}', 'Retomar o assunto com {the}'],
  },
  serviceOffer: {
    say: [
      'Ofereci {to} o {product} para as máquinas que já têm. {amount} por ano, duas visitas e peças de desgaste inclusas. Vai comparar com o que gastou no ano passado.',
      'Falei com {the} sobre o {product}. Gostou da ideia, mas quer começar em janeiro por causa do orçamento. Proposta de {amount} enviada.',
      'Ligação com {the} para revisar o consumo do ano. Com o {product} economizam perto de {discount}. Mandei a conta por e-mail.',
    ],
    next: ['Saber a resposta {of}', 'Ligar {to} para fechar', 'Mandar contrato para assinatura'],
  },
  serviceWon: {
    say: [
      '{The} aceitou o {product}. Contrato assinado, {amount}, a partir do dia 1º. Passei para a assistência planejar as visitas.',
      'Fechado o {product} com {the}, {amount}. Disse que o que pesou foi o último conserto, feito no mesmo dia.',
    ],
    next: ['Planejar as visitas do ano com {the}', 'Mandar calendário de visitas {to}'],
  },
  serviceLost: {
    say: [
      '{The} prefere continuar chamando só quando quebra. Respeito. Volto ao assunto depois do próximo conserto.',
      'Recusado por enquanto: têm um eletricista próprio que faz a manutenção. {The} ficou com a proposta.',
    ],
  },
};
