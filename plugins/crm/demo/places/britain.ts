import type { PlaceSet } from '#plugins/crm/demo/places/place-set.ts';

export const britain: PlaceSet = {
  country: { en: 'United Kingdom', pt: 'Reino Unido', es: 'Reino Unido' },
  legal: ' Ltd',
  // Kept for drama by Ofcom.
  landline: '+44 20 7946 0###',
  mobile: '+44 7700 900###',
  towns: [
    ['Hereford', 'Herefordshire', 'HR1 #XX'],
    ['Ludlow', 'Shropshire', 'SY8 #XX'],
    ['Taunton', 'Somerset', 'TA1 #XX'],
    ['Truro', 'Cornwall', 'TR1 #XX'],
    ['Exeter', 'Devon', 'EX1 #XX'],
    ['Maidstone', 'Kent', 'ME14 #XX'],
    ['Norwich', 'Norfolk', 'NR1 #XX'],
    ['Boston', 'Lincolnshire', 'PE21 #XX'],
    ['York', 'North Yorkshire', 'YO1 #XX'],
    ['Kendal', 'Cumbria', 'LA9 #XX'],
    ['Hexham', 'Northumberland', 'NE46 #XX'],
    ['Kelso', 'Scottish Borders', 'TD5 #XX'],
    ['Perth', 'Perthshire', 'PH1 #XX'],
    ['Elgin', 'Moray', 'IV30 #XX'],
    ['Brecon', 'Powys', 'LD3 #XX'],
    ['Carmarthen', 'Carmarthenshire', 'SA31 #XX'],
    ['Armagh', 'County Armagh', 'BT61 #XX'],
    ['Chester', 'Cheshire', 'CH1 #XX'],
  ],
  streets: ['Mill Lane', 'Orchard Road', 'Station Yard', 'Old Market Street', 'Granary Row', 'Trading Estate, Unit', 'Brewhouse Lane'],
  address: (street, number) => (street.endsWith('Unit') ? `${street} ${number}` : `${number} ${street}`),
};
