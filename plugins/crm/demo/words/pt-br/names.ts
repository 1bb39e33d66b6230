import { list } from '#plugins/crm/demo/words/list.ts';
import type { NameWords } from '#plugins/crm/demo/words/words.ts';

export const names: NameWords = {
  male: list(
    'Rafael|Lucas|Gustavo|Thiago|Felipe|Bruno|Marcelo|Eduardo|Rodrigo|Leandro|Fábio|André|Márcio|Renato|Caio|Vinícius|Leonardo|Gabriel|Daniel|Sérgio|Wagner|Roberto|Ricardo|Luiz|Otávio|Murilo|Henrique|Cristiano|Davi|Antônio',
  ),
  female: list(
    'Camila|Fernanda|Juliana|Larissa|Patrícia|Renata|Aline|Bruna|Carolina|Débora|Eliane|Gabriela|Letícia|Luciana|Marcela|Natália|Priscila|Raquel|Sabrina|Tatiana|Vanessa|Viviane|Adriana|Beatriz|Cláudia|Simone|Rosana|Mônica|Márcia|Lívia',
  ),
  last: list(
    'Albuquerque|Bittencourt|Camargo|Dantas|Evangelista|Furtado|Gusmão|Holanda|Junqueira|Lacerda|Macedo|Nascimento|Oliveira Pinto|Pacheco|Queiroz|Rezende|Siqueira|Toledo|Vasconcelos|Xavier|Barreto|Cardoso|Drummond|Fontoura|Galvão|Lemos|Medeiros|Novaes|Pimentel|Ribeiro|Sampaio|Teixeira|Viana|Zanetti|Bianchi|Moretti|Ferrari|Schneider|Kowalski|Tanaka',
  ),
  forms: {
    m: { the: 'o ', of: 'do ', to: 'para o ', by: 'pelo ' },
    f: { the: 'a ', of: 'da ', to: 'para a ', by: 'pela ' },
  },
  honorifics: { m: [], f: [] },
  titles: {
    owner: ['Proprietário', 'Proprietária'],
    director: ['Diretor-geral', 'Diretora-geral'],
    purchasing: ['Comprador', 'Compradora'],
    production: ['Gerente de produção', 'Gerente de produção'],
    quality: ['Coordenador da qualidade', 'Coordenadora da qualidade'],
    maintenance: ['Supervisor de manutenção', 'Supervisora de manutenção'],
    accounts: ['Analista financeiro', 'Analista financeira'],
    warehouse: ['Encarregado do estoque', 'Encarregada do estoque'],
  },
  places: list(
    'Serra Clara|Ribeirão Manso|Pedra do Vento|Campo Verde|Vale do Ipê|Boa Lavoura|Morro Alto|Lagoa Funda|Cachoeira Nova|Sítio do Meio|Capão Bonito do Vale|Jatobá|Araucária Alta|Paineira|Buritizal|Rio das Pedrinhas|Bela Aurora|Santa Colina|Várzea Nova|Porteira Velha|Colina do Sol|Taquaral|Figueira Branca|Igarapé Claro|Flor da Mata|Ouro Manso|Terra Boa do Sul|Engenho Novo|Ponte Alta|Jacarandá|Barra Serena|Chapadinha|Lajeado|Mirante|Recanto Verde|Sobradinho Velho|Tabuleiro|Umbuzeiro|Vereda|Cerejeira',
  ),
  sectors: {
    bakery: {
      label: 'Panificação',
      names: ['Panificadora {name}', 'Pães {last}', 'Massas e Pães {name}', 'Confeitaria {name}'],
      goods: ['pão de forma', 'caixas de salgados', 'bolos fatiados', 'torradas'],
    },
    dairy: {
      label: 'Laticínios',
      names: ['Laticínios {name}', 'Queijos {last}', 'Fazenda {name} Laticínios', 'Queijaria {name}'],
      goods: ['queijos meia cura', 'iogurtes', 'potes de requeijão', 'manteiga em pote'],
    },
    winery: {
      label: 'Vinhos e cachaças',
      names: ['Vinícola {name}', 'Vinhos {last}', 'Cachaçaria {name}', 'Cantina {last}'],
      goods: ['garrafas de vinho', 'garrafas de cachaça', 'caixas de seis garrafas', 'garrafões de cinco litros'],
    },
    oil: {
      label: 'Óleos e azeites',
      names: ['Óleos {name}', 'Azeites {last}', 'Agroindústria {name}', 'Óleos Vegetais {last}'],
      goods: ['garrafas de óleo', 'latas de azeite', 'galões de cinco litros', 'vidros de palmito'],
    },
    fruit: {
      label: 'Frutas e hortaliças',
      names: ['Frutas {name}', 'Hortifruti {last}', 'Fazenda {name} Frutas', 'Irmãos {last} Hortaliças'],
      goods: ['bandejas de morango', 'caixas de manga', 'saladas higienizadas', 'sacos de laranja'],
    },
    preserves: {
      label: 'Mel, geleias e doces',
      names: ['Mel {name}', 'Doces {last}', 'Geleias {name}', 'Apiário {name}'],
      goods: ['potes de mel', 'vidros de geleia', 'goiabada em lata', 'potes de doce de leite'],
    },
    fish: {
      label: 'Pescados',
      names: ['Pescados {name}', 'Frigorífico {last}', 'Mar {name}', 'Pescados {last}'],
      goods: ['latas de sardinha', 'filés congelados', 'camarão em bandeja', 'postas a vácuo'],
    },
    coffee: {
      label: 'Café e chá',
      names: ['Café {name}', 'Torrefação {last}', 'Cafés Especiais {name}', 'Chás {name}'],
      goods: ['pacotes de café', 'cápsulas', 'caixas de chá', 'erva-mate'],
    },
    cosmetics: {
      label: 'Cosméticos',
      names: ['Cosméticos {name}', 'Saboaria {name}', 'Perfumaria {last}', 'Laboratório {name}'],
      goods: ['potes de creme', 'sabonetes', 'caixas de perfume', 'bisnagas'],
    },
    laboratory: {
      label: 'Farmácia e laboratórios',
      names: ['Farmácia {last}', 'Laboratório Clínico {last}', 'Manipulação {name}', 'Suplementos {name}'],
      goods: ['tubos de amostra', 'frascos de xarope', 'caixas de suplementos', 'reagentes'],
    },
    logistics: {
      label: 'Logística e armazenagem',
      names: ['Transportes {last}', 'Logística {name}', 'Armazéns {name}', 'Distribuidora {last}'],
      goods: ['paletes mistos', 'caixas de pedidos', 'volumes do comércio eletrônico', 'contêineres'],
    },
    meat: {
      label: 'Carnes e embutidos',
      names: ['Embutidos {name}', 'Frigorífico {name}', 'Carnes {last}', 'Linguiças {last}'],
      goods: ['linguiças a vácuo', 'bandejas de carne', 'presunto fatiado', 'cortes congelados'],
    },
  },
};
