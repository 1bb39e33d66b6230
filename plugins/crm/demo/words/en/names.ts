import { list } from '#plugins/crm/demo/words/list.ts';
import type { NameWords } from '#plugins/crm/demo/words/words.ts';

const forms = { the: '', of: 'of ', to: 'to ', by: 'by ' };

export const names: NameWords = {
  male: list(
    'James|Oliver|George|Harry|Arthur|Thomas|Edward|Samuel|Daniel|Matthew|Andrew|Peter|Simon|Martin|Stephen|Robert|Graham|Neil|Colin|Ian|Callum|Ewan|Owen|Rhys|Patrick|Declan|Liam|Marcus|Felix|Hugh',
  ),
  female: list(
    'Emma|Charlotte|Alice|Grace|Eleanor|Hannah|Lucy|Sarah|Rachel|Helen|Claire|Fiona|Karen|Susan|Margaret|Joanna|Victoria|Rebecca|Louise|Catherine|Megan|Sian|Niamh|Aoife|Isla|Rowan|Beth|Nora|Judith|Frances',
  ),
  last: list(
    'Ashdown|Barlow|Calder|Denholm|Eastwood|Fairley|Garside|Hollis|Ingram|Jarrow|Kirkby|Langford|Marlowe|Netherby|Oakley|Pendle|Quarrie|Redfern|Saltmarsh|Thorne|Underhill|Verity|Wainwright|Yarrow|Ackroyd|Birtles|Cobham|Dunmore|Elwood|Farrow|Goddard|Harwood|Lockhart|Meadows|Norcott|Penrose|Radley|Selby|Tindall|Wetherby',
  ),
  forms: { m: forms, f: forms },
  honorifics: { m: [], f: [] },
  titles: {
    owner: ['Owner', 'Owner'],
    director: ['Managing director', 'Managing director'],
    purchasing: ['Purchasing manager', 'Purchasing manager'],
    production: ['Production manager', 'Production manager'],
    quality: ['Quality manager', 'Quality manager'],
    maintenance: ['Head of maintenance', 'Head of maintenance'],
    accounts: ['Accountant', 'Accountant'],
    warehouse: ['Warehouse supervisor', 'Warehouse supervisor'],
  },
  places: list(
    'Millbrook Hollow|Stonecross|Fairwater|Longmeadow End|Highfell|Brackenridge|Old Forge|Willowbank|Redcliff Lane|Harbour Steps|Greygate|Ashcombe Vale|Northfold|Silver Beck|Hawthorn Hill|Lowmoor|Kestrel Farm|Brightwell Down|Copper Lane|Fennick|Heronsgate|Larkfield|Moorside|Nettlecombe|Orchard Rise|Pebble Bay|Quayside|Rushbrook|Saltings|Tanner’s Yard|Upper Leys|Westering|Yewtree|Bellfield|Cragside End|Dovecote|Elm Row|Foxley Dene|Glenmarsh|Holloway Spring',
  ),
  sectors: {
    bakery: {
      label: 'Bakery',
      names: ['{name} Bakery', '{last} & Sons Bakers', '{name} Ovens', '{last} Patisserie'],
      goods: ['wrapped bread', 'boxes of pastries', 'cake slices', 'crispbreads'],
    },
    dairy: {
      label: 'Dairy',
      names: ['{name} Dairy', '{last} Cheese', '{name} Creamery', '{last} Farm Dairy'],
      goods: ['aged cheeses', 'yoghurts', 'butter tubs', 'soft cheese'],
    },
    winery: {
      label: 'Wine and cider',
      names: ['{name} Vineyard', '{last} Cider', '{name} Cellars', '{last} Wines'],
      goods: ['bottles of wine', 'bottles of cider', 'six-bottle cases', 'five-litre packs'],
    },
    oil: {
      label: 'Oils',
      names: ['{name} Oil Mill', '{last} Oils', '{name} Pressing Company', '{last} Rapeseed'],
      goods: ['oil bottles', 'oil tins', 'five-litre cans', 'jars of olives'],
    },
    fruit: {
      label: 'Fruit and vegetables',
      names: ['{name} Fruit', '{last} Orchards', '{name} Growers', '{last} Brothers Produce'],
      goods: ['strawberry punnets', 'boxes of pears', 'washed salads', 'bags of apples'],
    },
    preserves: {
      label: 'Honey and preserves',
      names: ['{name} Honey', '{last} Preserves', '{name} Jams', '{last} Apiaries'],
      goods: ['jars of honey', 'jars of jam', 'marmalade tubs', 'chutney pots'],
    },
    fish: {
      label: 'Fish',
      names: ['{name} Fisheries', '{last} Seafood', '{name} Smokehouse', '{last} Cold Stores'],
      goods: ['tinned mackerel', 'frozen fillets', 'smoked salmon packs', 'shellfish trays'],
    },
    coffee: {
      label: 'Coffee and tea',
      names: ['{name} Coffee', '{last} Roasters', '{name} Tea', '{last} Tea Merchants'],
      goods: ['coffee bags', 'capsules', 'tea boxes', 'tins of ground coffee'],
    },
    cosmetics: {
      label: 'Cosmetics',
      names: ['{name} Soap', '{last} Cosmetics', '{name} Botanicals', '{last} Laboratories'],
      goods: ['cream jars', 'soap bars', 'perfume boxes', 'ointment tubes'],
    },
    laboratory: {
      label: 'Pharmacy and laboratories',
      names: ['{last} Pharmacy', '{name} Diagnostics', '{last} Laboratory', '{name} Supplements'],
      goods: ['sample tubes', 'syrup bottles', 'boxes of supplements', 'reagents'],
    },
    logistics: {
      label: 'Logistics',
      names: ['{last} Haulage', '{name} Logistics', '{name} Warehousing', '{last} Freight'],
      goods: ['mixed pallets', 'order boxes', 'online-shop parcels', 'containers'],
    },
    meat: {
      label: 'Meat',
      names: ['{name} Meats', '{last} Butchers', '{name} Charcuterie', '{last} Farm Foods'],
      goods: ['vacuum-packed sausages', 'meat trays', 'sliced ham', 'pies'],
    },
  },
};
