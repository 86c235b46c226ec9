export const ANN = 'fc8a9626-b152-4f10-b063-1d464aae660d';
export const BEN = '8dce9023-eea3-444b-9660-da50e07fc59c';
export const CARA = '0104d94d-aa8b-49c4-ac40-96b3f8073c65';

/** As YAML gives it. */
export const exampleDirectory = () => ({
  agencies: [
    { id: 'oak', name: 'Oak School', type: 'school' },
    { id: 'hill', name: 'Hill Council', type: 'council' },
  ],
  people: [
    { id: BEN, name: 'Ben Young', email: 'ben@oak.example', agency: 'oak' },
    {
      id: ANN,
      name: 'Ann Old',
      email: 'ann@oak.example',
      agency: 'oak',
      jobTitle: 'SENCO / lead',
      employer: 'other',
    },
    { id: CARA, name: "Cara O'Hill 🙂", email: 'cara@hill.example', agency: 'hill' },
  ],
  roles: [
    { protocol: 'sandwell-send', role: 'practitioner', agency: 'oak', person: BEN },
    { protocol: 'sandwell-send', role: 'practitioner', agency: 'oak', person: ANN },
    { protocol: 'sandwell-send', role: 'practitioner', agency: 'hill', person: CARA },
    { protocol: 'sandwell-send', role: 'practitioner', agency: 'hill', person: ANN },
    { protocol: 'dorset-send', role: 'practitioner', agency: 'hill', person: CARA },
  ],
  channels: [{ protocol: 'sandwell-send', name: 'Sandwell SEND' }] as object[],
  settings: [
    {
      protocol: 'sandwell-send',
      holidays: [{ day: '2026-09-21', name: 'The King’s funeral' }],
      similarThreshold: { count: 3, months: 12 },
      confirmedAddresses: ['board@hill.example'],
    },
  ],
});
