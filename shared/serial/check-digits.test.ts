import { checkDigit, checkDigitRules, type CheckDigitName } from './check-digits.ts';

test.each<[CheckDigitName, string]>([
  ['imei', '490154203237518'],
  ['imei', '356938035643809'],
  ['iccid', '8991101200003204514'],
  ['gtin', '4006381333931'],
  ['gtin', '036000291452'],
  ['gtin', '96385074'],
  ['gtin', '09501101020917'],
  ['vin', '1M8GDM9AXKP042788'],
  ['vin', '11111111111111111'],
])('%s %s is right, and every other figure at its place is wrong', (name, text) => {
  expect(checkDigit(text, name)).toEqual({ is: 'right' });
  const rule = checkDigitRules.find((each) => each.name === name);
  const place = rule?.placeIn(text) ?? 0;
  for (const figure of '0123456789') {
    if (figure === text[place]) continue;
    const wrong = text.slice(0, place) + figure + text.slice(place + 1);
    expect(checkDigit(wrong, name)).toEqual({ is: 'wrong', expected: text[place] });
  }
});

test.each<[CheckDigitName, string]>([
  ['imei', '49015420323751'],
  ['imei', '49015420323751A'],
  ['gtin', '123456789'],
  ['vin', '1M8GDM9AXKP04278I'],
  ['iccid', '1234567890123456789'],
  ['vin', ''],
])('%s %j has none', (name, text) => {
  expect(checkDigit(text, name)).toEqual({ is: 'none' });
});
