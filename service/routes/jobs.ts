/** The handlers of files that take a while. */
import type { jobEndpoints } from '../../shared/api/jobs.ts';
import type { Language } from '../../shared/languages.ts';
import { sayRefusal, type Refusal } from '../../shared/refusals.ts';
import type { Answer } from '../exchange.ts';
import { jobsOf } from '../jobs/jobs.ts';
import { listBatch, printBatch } from '../jobs/print-batch.ts';
import { miss, refuseWith, succeedWith, type Handlers } from './answers.ts';

const noJob: Refusal = { code: 'no_job', details: {} };

function answerFound(job: object | null, language: Language): Answer {
  return job === null ? miss(noJob, language) : succeedWith(job);
}

function refuse(status: number, refusal: Refusal, language: Language): Answer {
  return { status, body: { message: sayRefusal(refusal, language) } };
}

export const jobHandlers: Handlers<keyof typeof jobEndpoints> = {
  printBatch: async ({ books, printer }, { body, person, language }) => {
    const numbers = await listBatch(books, body);
    if (!numbers.ok) return refuseWith(numbers.error.code, [{ refusal: numbers.error }], language);
    const batch = {
      books,
      desk: printer.batch,
      request: body,
      numbers: numbers.value,
      language,
      role: person.role,
    };
    const job = jobsOf(books).start(numbers.value.length, (progress) =>
      printBatch(batch, progress),
    );
    if (job !== null) return succeedWith(job, 201);
    const full = refuse(503, { code: 'jobs_full', details: {} }, language);
    return { ...full, retryAfterSeconds: 30 };
  },
  getJob: ({ books }, { params, language }) =>
    Promise.resolve(answerFound(jobsOf(books).find(params['id'] ?? ''), language)),
  getJobFile: ({ books }, { params, language }) => {
    const jobs = jobsOf(books);
    const id = params['id'] ?? '';
    const job = jobs.find(id);
    const file = jobs.fileOf(id);
    if (job === null || job.state === 'cancelled') return Promise.resolve(miss(noJob, language));
    if (job.state === 'failed') {
      return Promise.resolve(refuse(409, { code: 'batch_unprinted', details: {} }, language));
    }
    if (file === null) {
      return Promise.resolve(refuse(409, { code: 'job_unfinished', details: {} }, language));
    }
    const { bytes, type, fileName } = file;
    return Promise.resolve({ status: 200, body: Buffer.from(bytes), type, fileName });
  },
  cancelJob: ({ books }, { params, language }) =>
    Promise.resolve(answerFound(jobsOf(books).cancel(params['id'] ?? ''), language)),
};
