import type { SellingWords } from '#plugins/crm/demo/words/words.ts';

/** {slots} and {one|of|these} are filled in; [o|a] follows the person spoken of. */
export const selling: SellingWords = {
  firstCall: {
    say: [
      '{The} ligou a pedir informações sobre a {product}. {Viram-nos na Internet.|Foi um fornecedor que nos recomendou.|Conhece-nos de uma feira.} Embalam {goods} e hoje fazem tudo à mão. Passei o contacto à equipa comercial.',
      'Chamada {of}. Quer saber preço e prazo da {product} para {goods}. Disse que um colega liga ainda esta semana; prefere ser contactad[o|a] {de manhã|depois das 15h|ao fim do dia}.',
      'Telefonou {the}: têm uma máquina avariada sem reparação e precisam de uma solução {antes do verão|antes da campanha|até ao fim do mês}. Interesse na {product}. Fica registado como urgente.',
      'Pedido de contacto por telefone. {The} trata das compras e está a reunir três propostas para {goods}. Pediu catálogo, que seguiu por e-mail.',
    ],
    next: ['Ligar {to} para qualificar', 'Devolver a chamada {of}', 'Primeiro contacto com {the}'],
  },
  firstMail: {
    say: [
      'E-mail {of} pelo formulário do sítio: “Procuramos uma solução para {goods}, cerca de {n} unidades por dia.” Respondi com a ficha da {product} e perguntei pelo formato das embalagens.',
      '{The} deixou o cartão no nosso expositor da feira. Escrevi hoje a agradecer a visita e enviei a apresentação da {product}. {Já abriu o e-mail.|Respondeu no próprio dia.|Aguardo resposta.}',
      'Recebido pedido de orçamento {of}, muito completo: produção de {goods}, {n} unidades por dia, um turno. Encaminhado para visita.',
    ],
    next: ['Ligar {to} e marcar visita', 'Confirmar se {the} recebeu a documentação'],
  },
  qualify: {
    say: [
      '@weigh Liguei {to}. Pesam {goods} à mão e oferecem, sem querer, dois por cento de produto em cada embalagem. São {n} por dia: a {product} paga-se sozinha. Quer ver as contas em papel antes da visita.',
      '@pack Falei com {the}. Fecham {goods} com duas máquinas velhas e há fugas em dias de calor. {n} unidades por dia, dois turnos na campanha. A {product} tem folga para isso.',
      'Falei com {the}. Produzem {goods}, à volta de {n} unidades por dia, com {count} pessoas na embalagem. O problema é a falta de mão de obra, não o preço. Quem decide é a gerência; {the} prepara o processo.',
      'Boa conversa ao telefone com {the}. {Há verba aprovada para este ano.|Ainda não há verba, mas a gerência está sensível ao assunto.|O investimento depende de uma candidatura a fundos.} Quer ver a {product} a trabalhar antes de pedir proposta.',
      'Liguei {to}. A máquina atual tem {count} anos e para todas as semanas. Perdem {duas|três|quatro} horas por semana em paragens. Aceitou visita.',
      '@label Confirmei as necessidades com {the}: {goods}, três formatos, mudança de formato todos os dias. A {product} serve, desde que a mudança se faça em menos de dez minutos. Fiquei de levar amostras.',
      'Conversa curta com {the}, que ia a entrar numa reunião. Interesse real, mas quer falar com o responsável da produção antes de avançar. Volto a ligar.',
    ],
    next: ['Marcar visita com {the}', 'Enviar vídeo da {product} {to}', 'Voltar a ligar {to}', 'Preparar amostras para a visita'],
  },
  visit: {
    say: [
      '@weigh Visita com {the}. Pesei vinte unidades tiradas da linha ao acaso: entre 3 g a menos e 11 g a mais. Nem {the} sabia. A {product} acerta isso e deixa registo por lote, que a auditoria lhes pediu.',
      '@pack Visita à câmara de embalagem com {the}. O filme rasga nos cantos porque a temperatura do aço oscila. Fiz três ensaios com {goods} e medi. A {product} mantém a temperatura a um grau.',
      '@pack Em {town} com {the}. Cada fecho leva {count} segundos e o operador espera parado. Filmei o ciclo. Com a {product}, a mesma pessoa prepara a seguinte enquanto a primeira fecha.',
      'Visita à linha de embalagem com {the}. Fecham à mão cerca de {n} unidades por dia e repetem uma em cada vinte por defeito. Medi o espaço: a {product} cabe junto à parede, mas é preciso mudar uma tomada. Ficaram convencidos com as amostras.',
      'Estive em {town} com {the}{| e {the2}}. Vi a produção de {goods} do princípio ao fim. O estrangulamento está na última mesa, onde {count} pessoas fazem o trabalho que a {product} faz sozinha. Pediram proposta com duas configurações.',
      '@label Visita técnica. {The} mostrou-me o armazém e a sala de embalagem. Humidade elevada: as etiquetas descolam ao fim de dois dias. Propus material sintético e a {product} com cabeça aquecida. Levei embalagens deles para ensaiar.',
      'Reunião nas instalações com {the}. Está satisfeit[o|a] com o fornecedor atual, menos com a assistência: esperaram {nove dias|duas semanas|onze dias} por um técnico. Expliquei como trabalhamos (48 horas, técnicos próprios) e foi isso que [o|a] convenceu a ouvir o resto.',
      '@label Segunda visita, desta vez com a produção. {The} cronometrou a mudança de formato: {doze|quinze|dezoito} minutos. Com a {product} seriam quatro. Fizemos as contas em conjunto e o retorno fica abaixo de dois anos.',
      'Visita rápida antes do almoço. {The} quer separar o projeto em duas fases: primeiro {goods}, o resto no próximo ano. Faz sentido. A proposta vai nesse formato.',
    ],
    next: [
      'Enviar proposta {to}',
      'Enviar desenho da implantação',
      'Ensaiar as embalagens e enviar fotografias {to}',
      'Fazer as contas do retorno para {the}',
    ],
  },
  demo: {
    say: [
      'Demonstração da {product} na nossa sala para {the}{| e {the2}}, com produto deles: {goods} de três formatos. Correu bem: {n} unidades numa hora, sem uma paragem. Só o formato mais pequeno precisa de guia especial.',
      '@label Demonstração em casa do cliente, na própria linha. A {product} portou-se bem com {goods}; a impressão saiu ligeiramente baixa e acertei no local. {The} filmou para mostrar à gerência.',
      'Ensaio acompanhado {by}. Fizemos {n} unidades. Duas dúvidas: o ruído e a limpeza ao fim do turno. Mostrei a desmontagem em três minutos e a questão ficou arrumada.',
    ],
    next: ['Enviar proposta {to}', 'Enviar o relatório do ensaio {to}', 'Perguntar {to} o que achou a gerência'],
  },
  proposal: {
    say: [
      'Proposta enviada {to}: {product}, instalação e formação incluídas, {amount}. Validade de 30 dias, entrega em {weeks} semanas. Pediu para falarmos depois de a apresentar à gerência.',
      'Seguiu por e-mail a proposta de {amount} pela {product}, com a alternativa de locação a 36 meses. {The} confirmou a receção.',
      'Enviei a proposta revista, agora com o transportador de saída. Total de {amount}. {The} acha que está dentro do que esperavam.',
      'Proposta entregue em mão {to} e explicada ponto por ponto. {amount}, garantia de dois anos. A única reserva é o prazo de {weeks} semanas.',
    ],
    next: ['Ligar {to} sobre a proposta', 'Saber a decisão da gerência junto {of}', 'Confirmar {to} o prazo de entrega'],
  },
  questions: {
    say: [
      '@weigh {The} perguntou pela verificação metrológica e por quem emite o certificado. Respondi: somos nós, com massas rastreáveis, e está incluído no primeiro ano.',
      '@pack {The} quer saber se a {product} aceita filme compostável e o que muda na temperatura. Aceita; enviei a tabela do fabricante do filme.',
      '@label {The} ligou com perguntas sobre a proposta: o que inclui a instalação, quem paga o transporte, quanto custa uma cabeça de impressão. Respondi a tudo e enviei por escrito.',
      'Dúvidas do departamento técnico, transmitidas {by}: ligação ao sistema deles e leitura de lotes. Confirmei com a assistência que a {product} exporta os dados sem custos adicionais.',
      'Telefonema {of}. A gerência pergunta se a {product} serve também para os formatos de Natal. Serve, com uma guia especial que ofereço.',
      '@label Respondi às perguntas {of} sobre consumo de etiquetas: com {n} unidades por dia, dois rolos por semana. Quer comparar com o que gasta hoje.',
    ],
    next: ['Insistir com {the} numa data de decisão', 'Enviar {to} um cliente de referência', 'Marcar reunião com a gerência'],
  },
  negotiate: {
    say: [
      'Reunião com {the}{| e {the2}}. Pedem {discount} de desconto. Ofereci antes o primeiro ano de manutenção, que para eles vale mais. Ficaram de pensar até {day}.',
      'Negociação com {the}. Aceitam o preço se o pagamento for em três vezes: encomenda, entrega e 60 dias. Preciso do acordo da tesouraria. Sem isso, não fecham este trimestre.',
      '{The} pediu o nosso melhor preço. Cedi {discount} com a condição de decidirem até {day} e de servirem de referência a visitas. Pareceu-lhe justo.',
      'Falámos uma hora sobre condições. O preço está fechado; falta a cláusula de assistência em quatro horas, que não posso prometer em {town}. Propus oito e máquina de substituição.',
      'A gerência quer rever a proposta de {amount}. Tirei o transportador e mantive o resto: fica {discount} abaixo. {The} leva a nova versão à reunião de {day}.',
    ],
    next: [
      'Enviar condições finais {to}',
      'Pedir acordo da tesouraria ao pagamento em três vezes',
      'Ligar {to} no dia da reunião',
      'Fechar com {the}',
    ],
  },
  competitor: {
    say: [
      'Soube {by} que a {rival} entrou com um preço {discount} abaixo do nosso. Não incluem instalação nem formação. Enviei comparação, linha a linha, sem falar mal de ninguém.',
      '{The} recebeu também proposta da {rival}. A máquina é parecida, a assistência vem de {Madrid|fora|longe}. Sugeri que pedissem o tempo médio de resposta por escrito.',
      'A {rival} ofereceu uma máquina à experiência durante um mês. {The} perguntou se fazemos o mesmo. Podemos, com a de demonstração, se o chefe concordar.',
    ],
    next: [
      'Perguntar {to} como correu com a {rival}',
      'Ver se a máquina de demonstração está livre',
      'Enviar {to} o contacto de dois clientes',
    ],
  },
  won: {
    say: [
      'Encomenda confirmada {by}: {product}, {amount}. Assinada hoje, entrega em {weeks} semanas. Pesou a assistência e o ensaio com produto deles.',
      'Fechado. {The} ligou às {nove|dez|onze} da manhã a dizer que a gerência aprovou. {amount}, sinal de 30 % já a caminho. Avisei a assistência para reservar a instalação.',
      'Ganhámos em {town}. Nota de encomenda recebida por e-mail, {amount}. {The} pediu para a instalação ser a uma segunda-feira, antes do turno.',
      'Decisão favorável, três semanas depois da proposta. Segundo {the}, não fomos os mais baratos, fomos os que responderam a tudo. Encomenda de {amount}.',
    ],
    next: ['Marcar a instalação com {the}', 'Enviar confirmação de encomenda {to}', 'Agradecer {to} e combinar a entrega'],
  },
  lostPrice: {
    say: [
      'Perdido por preço. {The} foi corret[o|a] e explicou: a diferença para a {rival} era de {discount} e a gerência não quis ouvir mais nada. Fica a porta aberta para os consumíveis.',
      '{The} ligou a agradecer, mas compraram mais barato. Perguntei o que nos faltou: “Nada, só o preço.” Voltar a contactar dentro de um ano.',
    ],
  },
  lostRival: {
    say: [
      'Escolheram a {rival}. Já lá têm outra máquina da mesma marca e {the} não quer dois fornecedores. Devia ter percebido isso na primeira visita.',
      'Perdemos para a {rival}. Entregam em duas semanas e nós em {weeks}. {The} gostou mais da nossa, mas a campanha não espera.',
    ],
  },
  lostBudget: {
    say: [
      'Sem verba. {The} informou que o investimento deste ano foi todo para a câmara frigorífica. Não é um não, mas não faz sentido manter a oportunidade aberta.',
      'A candidatura a fundos foi recusada e o projeto caiu. {The} está tão desanimad[o|a] como nós. Retomar se abrir novo aviso.',
    ],
  },
  lostSilence: {
    say: [
      'Quarta tentativa sem resposta. Deixei mensagem {to} a dizer que fecho o processo e que estamos disponíveis quando quiserem.',
      'Não responde a e-mails nem a telefonemas desde a proposta. Fechado. Se {the} reaparecer, reabre-se.',
    ],
  },
  lostFit: {
    say: [
      'O ensaio mostrou que a {product} não aguenta a cadência deles em {goods}. Disse-o com franqueza {to}, que agradeceu. Não vendemos uma máquina que vai dar problemas.',
      'Precisam de norma ATEX e nenhuma das nossas máquinas a tem. Disse-o {to} com clareza. Perdido, mas ficaram com boa impressão.',
    ],
  },
  cancelled: {
    say: [
      '{The} cancelou o projeto: vão mudar de instalações e só depois decidem a linha de embalagem. Fecho e reabro quando houver planta nova.',
      'Projeto anulado pela gerência, que decidiu subcontratar a embalagem. {The} pediu desculpa pelo tempo que nos tomou.',
      'Era um pedido repetido: o mesmo assunto já está noutra oportunidade. Fica cancelada esta.',
    ],
  },
  standby: {
    say: [
      '{The} pede que voltemos a falar em {month}: até lá estão em plena campanha e ninguém tem cabeça para máquinas. Fica em espera.',
      'Investimento congelado até à aprovação do orçamento, em {month}. {The} continua interessad[o|a] e quer ser [o primeiro|a primeira] a ver a nova versão.',
      'A decisão depende da obra do pavilhão, que atrasou. Combinei com {the} retomar em {month}.',
    ],
    next: ['Voltar a falar com {the}', 'Retomar o assunto com {the}'],
  },
  serviceOffer: {
    say: [
      'Propus {to} o {product} para as máquinas que já têm. {amount} por ano, duas visitas e peças de desgaste incluídas. Vai comparar com o que gastou no ano passado.',
      'Falei com {the} sobre o {product}. Concorda com a ideia, mas quer começar em janeiro, por causa do orçamento. Proposta de {amount} enviada.',
      'Telefonema com {the} para rever os consumos do ano. Com o {product} poupam à volta de {discount}. Enviei a conta por e-mail.',
    ],
    next: ['Saber a resposta {of} à proposta', 'Ligar {to} para fechar', 'Enviar contrato para assinatura'],
  },
  serviceWon: {
    say: [
      '{The} aceitou o {product}. Contrato assinado, {amount}, com início no dia 1. Passei à assistência para planear as visitas.',
      'Fechado o {product} com {the}, {amount}. Disse que o que decidiu foi a última reparação, feita no próprio dia.',
    ],
    next: ['Planear as visitas do ano com {the}', 'Enviar calendário de visitas {to}'],
  },
  serviceLost: {
    say: [
      '{The} prefere continuar a chamar só quando avaria. Respeito. Volto ao assunto depois da próxima reparação.',
      'Recusado por agora: têm um eletricista em casa que faz a manutenção. {The} ficou com a proposta.',
    ],
  },
};
