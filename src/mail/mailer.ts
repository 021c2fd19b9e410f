import type { Logger } from '../log.ts';
import { SECOND } from '../time.ts';

/** The one way out for mail. It knows nothing of what the letters are about. */

export interface Letter {
  /** Of the sender, beside the site's address. */
  from: string;
  to: string;
  subject: string;
  text: string;
  /** Absolute address where one POST ends this sort of mail (RFC 8058); null: there is none. */
  unsubscribe: string | null;
  /** The same for the same letter, should it have to be sent twice: letters, digits, dots and dashes. */
  id: string;
}

export interface Mailer {
  /** @throws MailRefused where trying again is of no use, MailFailed where it may be */
  send(letter: Letter): Promise<void>;
}

/** The message is one line, without the address. */
export class MailFailed extends Error {
  /** The mail server was there and said something; else it would be as silent to the next letter. */
  readonly answered: boolean;

  constructor(message: string, answered: boolean) {
    super(message);
    this.answered = answered;
  }
}

/** There is no such address, as its mail server says for good. */
export class MailRefused extends MailFailed {}

/** Of connecting, of the greeting, and of every silence after it. */
const PATIENCE = 10 * SECOND;

/**
 * @param smtpUrl null: letters are written to the log, for whoever reads it; else the log has none of them
 * @param address that letters come from
 */
export function createMailer(smtpUrl: string | null, address: string, log: Logger): Mailer {
  if (smtpUrl === null)
    return {
      async send({ id: _, ...letter }) {
        log.info({ mail: letter }, 'mail, written here since there is no SMTP_URL');
      },
    };
  const options = {
    url: smtpUrl,
    dnsTimeout: PATIENCE,
    connectionTimeout: PATIENCE,
    greetingTimeout: PATIENCE,
    socketTimeout: PATIENCE,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
  return {
    async send(letter) {
      // Loaded with the first letter. Without a pool, a transport is only its options.
      const { createTransport } = await import('nodemailer');
      const transport = createTransport(options);
      try {
        await transport.sendMail(message(letter, address));
      } catch (error) {
        throw explained(error, letter.to);
      }
    },
  };
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

function message({ from, to, subject, text, unsubscribe, id }: Letter, address: string) {
  return {
    from: { name: oneLine(from), address },
    // As an object it is one address, whatever it holds.
    to: { name: '', address: to },
    subject: oneLine(subject),
    text,
    messageId: `<${id}@${address.slice(address.lastIndexOf('@') + 1)}>`,
    headers: {
      // Nobody's out-of-office may answer it (RFC 3834).
      'Auto-Submitted': 'auto-generated',
      ...(unsubscribe !== null && {
        'List-Unsubscribe': { prepared: true, value: `<${unsubscribe}>` },
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }),
    },
  };
}

interface SmtpError {
  code?: string;
  command?: string;
  responseCode?: number;
  message?: string;
}

function explained(error: unknown, to: string): MailFailed {
  const { code, command, responseCode, message = String(error) } = error as SmtpError;
  const line = oneLine(message.replaceAll(to, '(address)')).slice(0, 200);
  const nonsense = code === 'EENVELOPE' && responseCode === undefined;
  const refused = command === 'RCPT TO' && responseCode !== undefined && responseCode >= 500;
  if (nonsense || refused) return new MailRefused(line, true);
  return new MailFailed(line, responseCode !== undefined);
}
