import { list } from '#plugins/crm/demo/words/list.ts';
import type { NameWords } from '#plugins/crm/demo/words/words.ts';

export const names: NameWords = {
  male: list(
    'Rui|Nuno|Tiago|Vasco|Duarte|Gonçalo|Miguel|Pedro|João|António|Manuel|Carlos|Jorge|Luís|Filipe|Bruno|Hugo|Ricardo|Paulo|Vítor|Sérgio|Fernando|Henrique|Afonso|Diogo|Simão|Martim|Xavier|Álvaro|Baltazar',
  ),
  female: list(
    'Marta|Teresa|Inês|Ana|Sofia|Joana|Rita|Catarina|Mariana|Beatriz|Cristina|Paula|Isabel|Helena|Luísa|Carla|Sandra|Susana|Cláudia|Patrícia|Vera|Graça|Fátima|Lurdes|Alice|Leonor|Matilde|Constança|Dulce|Odete',
  ),
  last: list(
    'Azevedo|Salgado|Tavares|Moita|Pacheco|Vilaça|Quintela|Seabra|Prata|Barroso|Figueira|Nogueira|Cordeiro|Meireles|Lobato|Teles|Frazão|Caldeira|Pimenta|Valadares|Serrano|Brandão|Morgado|Falcão|Peixoto|Rebelo|Sequeira|Leitão|Carrilho|Beirão|Mascarenhas|Outeiro|Penedo|Saldanha|Trindade|Vidigal|Zambujo|Abrantes|Botelho|Crespo',
  ),
  forms: {
    m: { the: 'o ', of: 'do ', to: 'ao ', by: 'pelo ' },
    f: { the: 'a ', of: 'da ', to: 'à ', by: 'pela ' },
  },
  honorifics: { m: ['Eng.º', 'Sr.', 'Dr.'], f: ['Eng.ª', 'D.', 'Dra.'] },
  titles: {
    owner: ['Gerente', 'Gerente'],
    director: ['Diretor-geral', 'Diretora-geral'],
    purchasing: ['Responsável de compras', 'Responsável de compras'],
    production: ['Diretor de produção', 'Diretora de produção'],
    quality: ['Responsável da qualidade', 'Responsável da qualidade'],
    maintenance: ['Chefe de manutenção', 'Chefe de manutenção'],
    accounts: ['Contabilista', 'Contabilista'],
    warehouse: ['Encarregado de armazém', 'Encarregada de armazém'],
  },
  places: list(
    'Vale da Amieira|Monte do Seixo|Pedra Alva|Ribeira Velha|Quinta da Nora|Outeiro do Vento|Lameira|Casal Novo|Penha Verde|Fonte Fria|Azinhal|Moinho de Cima|Cabeço Alto|Barroca|Sobreiral|Rio Manso|Torre do Vale|Campo Largo|Eira Nova|Carvalhal|Poço Claro|Freixo Grande|Salgueirinha|Tapada Velha|Prado Novo|Ladeira|Souto Redondo|Charneca|Figueiral|Zambujal|Atalaia|Covão|Cerro Branco|Levada|Pinhal Rei|Alameda|Nascente|Ponte Nova|Várzea|Mira Serra',
  ),
  sectors: {
    bakery: {
      label: 'Panificação e pastelaria',
      names: ['Padaria {name}', 'Pastelaria {name}', 'Panificadora {last} & Filhos', 'Fornos {name}'],
      goods: ['pão embalado', 'caixas de pastéis', 'bolos em fatia', 'tostas'],
    },
    dairy: {
      label: 'Laticínios',
      names: ['Queijaria {name}', 'Laticínios {name}', 'Queijos {last}', 'Leitaria {name}'],
      goods: ['queijos curados', 'iogurtes', 'manteiga em cuvete', 'requeijão'],
    },
    winery: {
      label: 'Vinho',
      names: ['Adega {name}', 'Vinhos {last}', 'Caves {name}', 'Casa Agrícola {last}'],
      goods: ['garrafas de vinho', 'garrafas de espumante', 'caixas de seis garrafas', 'embalagens de cinco litros'],
    },
    oil: {
      label: 'Azeite',
      names: ['Lagar {name}', 'Azeites {name}', 'Olivais {last}', 'Cooperativa do Lagar de {name}'],
      goods: ['garrafas de azeite', 'latas de azeite', 'garrafões de cinco litros', 'azeitonas em frasco'],
    },
    fruit: {
      label: 'Frutas e legumes',
      names: ['Frutas {name}', 'Pomares {last}', 'Hortícolas {name}', '{last} & Irmão, Frutas'],
      goods: ['cuvetes de morangos', 'caixas de pera', 'saladas lavadas', 'sacos de laranja'],
    },
    preserves: {
      label: 'Mel, compotas e doces',
      names: ['Mel {name}', 'Compotas {name}', 'Doces da {last}', 'Apiários {name}'],
      goods: ['frascos de mel', 'frascos de compota', 'marmelada em cuvete', 'boiões de doce'],
    },
    fish: {
      label: 'Pescado e conservas',
      names: ['Conservas {name}', 'Pescado {last}', 'Mariscos {name}', 'Frigoríficos {last}'],
      goods: ['latas de sardinha', 'filetes congelados', 'bacalhau demolhado', 'cuvetes de marisco'],
    },
    coffee: {
      label: 'Café e chá',
      names: ['Cafés {name}', 'Torrefação {last}', 'Chás {name}', 'Torrefatores {name}'],
      goods: ['sacos de café', 'cápsulas', 'caixas de chá', 'latas de café moído'],
    },
    cosmetics: {
      label: 'Cosmética',
      names: ['Sabonetes {name}', 'Cosmética {name}', 'Perfumaria {last}', 'Laboratórios {name}'],
      goods: ['frascos de creme', 'sabonetes', 'caixas de perfume', 'tubos de pomada'],
    },
    laboratory: {
      label: 'Farmácia e laboratórios',
      names: ['Farmácia {last}', 'Análises Clínicas {last}', 'Laboratório {name}', 'Dietéticos {name}'],
      goods: ['tubos de amostra', 'frascos de xarope', 'caixas de suplementos', 'reagentes'],
    },
    logistics: {
      label: 'Logística e armazenagem',
      names: ['Transportes {last}', 'Logística {name}', 'Armazéns {name}', 'Transitários {last}'],
      goods: ['paletes mistas', 'caixas de encomendas', 'volumes de comércio eletrónico', 'contentores'],
    },
    meat: {
      label: 'Carnes e enchidos',
      names: ['Salsicharia {name}', 'Carnes {last}', 'Enchidos {name}', 'Talhos {last}'],
      goods: ['enchidos em vácuo', 'cuvetes de carne', 'presunto fatiado', 'alheiras'],
    },
  },
};
