import { list } from '#plugins/crm/demo/words/list.ts';
import type { NameWords } from '#plugins/crm/demo/words/words.ts';

const forms = { the: '', of: 'de ', to: 'a ', by: 'por ' };

export const names: NameWords = {
  male: list(
    'Álvaro|Javier|Sergio|Diego|Pablo|Manuel|Luis|Miguel|Antonio|Francisco|Andrés|Jaime|Gonzalo|Ignacio|Rafael|Rubén|Óscar|Víctor|Tomás|Emilio|Jorge|Alberto|Adrián|Hugo|Marcos|Nicolás|Santiago|Ramón|Julio|Esteban',
  ),
  female: list(
    'Lucía|Carmen|Elena|Marta|Laura|Cristina|Isabel|Pilar|Beatriz|Silvia|Nuria|Rosa|Ana|Sara|Raquel|Teresa|Inés|Alicia|Patricia|Mónica|Eva|Irene|Gloria|Julia|Clara|Susana|Mercedes|Aurora|Noelia|Lourdes',
  ),
  last: list(
    'Aranda|Belmonte|Cifuentes|Del Olmo|Escribano|Fajardo|Gallardo|Herrero|Ibarra|Jurado|Lozano|Maldonado|Navarro|Ortega|Palacios|Quintana|Robledo|Salcedo|Tejada|Urrutia|Valverde|Zamora|Bermejo|Carrasco|Espinosa|Montero|Pastor|Rincón|Soler|Villar|Cuesta|Lafuente|Barrios|Cano|Merino|Pascual|Segura|Vega|Cortés|Nieto',
  ),
  forms: { m: forms, f: forms },
  honorifics: { m: [], f: [] },
  titles: {
    owner: ['Propietario', 'Propietaria'],
    director: ['Director general', 'Directora general'],
    purchasing: ['Responsable de compras', 'Responsable de compras'],
    production: ['Director de producción', 'Directora de producción'],
    quality: ['Responsable de calidad', 'Responsable de calidad'],
    maintenance: ['Jefe de mantenimiento', 'Jefa de mantenimiento'],
    accounts: ['Contable', 'Contable'],
    warehouse: ['Encargado de almacén', 'Encargada de almacén'],
  },
  places: list(
    'Valdeoro|Fuente Clara|Cerro Alto|La Encina|Peña Blanca|El Molino|Río Seco|Las Viñas|La Noria|Campo Viejo|El Soto|Los Olmos|Torre Nueva|Prado Largo|El Romeral|La Dehesa|Monte Bajo|Puente Viejo|La Loma|El Álamo|Valle Hondo|La Solana|El Pinar|Agua Dulce|Las Eras|La Ribera Alta|El Majuelo|Sierra Parda|Los Cerezos|La Alquería|El Retamar|Casa Honda|Las Huertas|El Carrizal|La Umbría|Piedra Fina|El Tomillar|Los Llanos|La Colmena|Barranco Hondo',
  ),
  sectors: {
    bakery: {
      label: 'Panadería y pastelería',
      names: ['Panadería {name}', 'Pastelería {name}', 'Obrador {last}', 'Hornos {name}'],
      goods: ['pan envasado', 'cajas de pasteles', 'bizcochos en porción', 'tostadas'],
    },
    dairy: {
      label: 'Lácteos',
      names: ['Quesería {name}', 'Lácteos {name}', 'Quesos {last}', 'Granja {name}'],
      goods: ['quesos curados', 'yogures', 'mantequilla en tarrina', 'requesón'],
    },
    winery: {
      label: 'Vino',
      names: ['Bodegas {name}', 'Viñedos {last}', 'Cavas {name}', 'Bodega {last} e Hijos'],
      goods: ['botellas de vino', 'botellas de espumoso', 'cajas de seis botellas', 'envases de cinco litros'],
    },
    oil: {
      label: 'Aceite',
      names: ['Almazara {name}', 'Aceites {name}', 'Olivares {last}', 'Cooperativa Olivarera {name}'],
      goods: ['botellas de aceite', 'latas de aceite', 'garrafas de cinco litros', 'aceitunas en frasco'],
    },
    fruit: {
      label: 'Frutas y hortalizas',
      names: ['Frutas {name}', 'Huertos {last}', 'Hortícola {name}', 'Hermanos {last} Frutas'],
      goods: ['tarrinas de fresas', 'cajas de peras', 'ensaladas lavadas', 'mallas de naranjas'],
    },
    preserves: {
      label: 'Miel, mermeladas y dulces',
      names: ['Miel {name}', 'Mermeladas {name}', 'Dulces {last}', 'Colmenares {name}'],
      goods: ['tarros de miel', 'tarros de mermelada', 'membrillo en tarrina', 'botes de dulce'],
    },
    fish: {
      label: 'Pescado y conservas',
      names: ['Conservas {name}', 'Pescados {last}', 'Mariscos {name}', 'Frigoríficos {last}'],
      goods: ['latas de sardinas', 'filetes congelados', 'anchoas en tarro', 'bandejas de marisco'],
    },
    coffee: {
      label: 'Café y té',
      names: ['Cafés {name}', 'Tostadero {last}', 'Tés {name}', 'Cafés Hijos de {last}'],
      goods: ['bolsas de café', 'cápsulas', 'cajas de té', 'latas de café molido'],
    },
    cosmetics: {
      label: 'Cosmética',
      names: ['Jabones {name}', 'Cosmética {name}', 'Perfumería {last}', 'Laboratorios {name}'],
      goods: ['tarros de crema', 'jabones', 'cajas de perfume', 'tubos de pomada'],
    },
    laboratory: {
      label: 'Farmacia y laboratorios',
      names: ['Farmacia {last}', 'Análisis Clínicos {last}', 'Laboratorio {name}', 'Dietética {name}'],
      goods: ['tubos de muestra', 'frascos de jarabe', 'cajas de complementos', 'reactivos'],
    },
    logistics: {
      label: 'Logística y almacenes',
      names: ['Transportes {last}', 'Logística {name}', 'Almacenes {name}', 'Tránsitos {last}'],
      goods: ['palés mixtos', 'cajas de pedidos', 'bultos de comercio electrónico', 'contenedores'],
    },
    meat: {
      label: 'Carnes y embutidos',
      names: ['Embutidos {name}', 'Cárnicas {last}', 'Jamones {name}', 'Carnes {last}'],
      goods: ['embutidos al vacío', 'bandejas de carne', 'jamón loncheado', 'chorizos'],
    },
  },
};
