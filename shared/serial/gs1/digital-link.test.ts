/** Digital Links as hosts write them, and addresses that are none. */
import { readDigitalLink } from './digital-link.ts';

const gtin = '09506000134352';
const read = (text: string) => {
  const link = readDigitalLink(text, 2026);
  return (
    link && {
      elements: Object.fromEntries(link.elements.map(({ ai, value }) => [ai, value])),
      faults: link.faults.map(({ code, ai }) => `${code} ${ai}`),
    }
  );
};

test.each([
  [`https://id.gs1.org/01/${gtin}/21/12345`, { '01': gtin, '21': '12345' }],
  [`HTTP://ID.Example.com:8443/01/${gtin}/10/L/21/S/`, { '01': gtin, '10': 'L', '21': 'S' }],
  [`https://müller.example/a/01/b/01/${gtin}/21/S`, { '01': gtin, '21': 'S' }],
  [`https://x.example/gtin/${gtin}/ser/A%2FB`, { '01': gtin, '21': 'A/B' }],
  ['https://x.example/01/9506000134352/21/%2525', { '01': gtin, '21': '%25' }],
  [`https://x.example/01/${gtin}?17=251231&linkType=all#top`, { '01': gtin, '17': '251231' }],
  [`https://x.example/01/${gtin}?21=12345`, { '01': gtin, '21': '12345' }],
  [`https://x.example/01/${gtin}/235/TP%3D1`, { '01': gtin, '235': 'TP=1' }],
  ['https://x.example/8004/4012345A', { '8004': '4012345A' }],
])('%s is read', (text, elements) => {
  expect(read(text)).toEqual({ elements, faults: [] });
});

test.each([
  [`https://x.example/01/09506000134353/21/S`, ['gs1_check_digit 01']],
  [`https://x.example/01/${gtin}/21/%E0%A4%A`, ['gs1_link_malformed 21']],
  [`https://x.example/01/${gtin}/21/a%00b`, ['gs1_character 21']],
  [`https://x.example/01/${gtin}/21/${'9'.repeat(21)}`, ['gs1_too_long 21']],
  [`https://x.example/01/${gtin}/21/A?21=B`, ['gs1_repeated 21']],
  [`https://x.example/01/123`, ['gs1_too_short 01']],
])('%s tells its faults', (text, faults) => {
  expect(read(text)?.faults).toEqual(faults);
});

test.each([
  'https://x.example/',
  'https://x.example',
  'https://x.example/21/12345',
  `https://user@x.example/01/${gtin}`,
  `javascript:alert(1)//01/${gtin}`,
  `ftp://x.example/01/${gtin}`,
  `https://x.example/01/${gtin}/99/x`,
  `https://x.example/01/${gtin} 21`,
  `https://x.example/${'01/'.repeat(700)}`,
])('%s is no Digital Link', (text) => {
  expect(readDigitalLink(text, 2026)).toBeNull();
});
