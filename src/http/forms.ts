import express from 'express';

/** How readers' forms arrive: at most 256 kB, flat, few fields. Read before anything is refused, so that words are kept. */
export const readerForms = express.urlencoded({ extended: false, limit: '256kb', parameterLimit: 50 });
