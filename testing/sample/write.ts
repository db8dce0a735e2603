/** Writes the sample company anew: `node --import ./testing/typescript.js testing/sample/write.ts`. */
import { writeFileSync } from 'node:fs';
import { generateCompany, renderCompany } from './generate.ts';

writeFileSync('service/sample/company.json', renderCompany(generateCompany()));
