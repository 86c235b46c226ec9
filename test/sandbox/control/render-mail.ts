import { html, type Html } from './html.ts';
import type { ShownMail } from './show-mail.ts';

/** One mail: its head, what a reader sees of its HTML (in a frame that can run nothing), and its plain text. */
export function renderMail(mail: ShownMail): Html {
  const subject = mail.subject === '' ? '(no subject)' : mail.subject;
  return html`
    <header>
      <p><a href="/">Back to the control page</a></p>
      <h1>${subject}</h1>
    </header>
    <main>
      <section aria-label="Who and when">
        <dl>
          <dt>From</dt>
          <dd>${mail.from}</dd>
          <dt>To</dt>
          <dd>${mail.to.join(', ')}</dd>
          <dt>Copy</dt>
          <dd>${mail.cc.length === 0 ? 'nobody' : mail.cc.join(', ')}</dd>
          <dt>Sent</dt>
          <dd>${mail.atText}</dd>
        </dl>
      </section>
      ${
        mail.html === undefined
          ? undefined
          : html`<section aria-labelledby="as-read">
              <h2 id="as-read">As it is read</h2>
              <iframe sandbox title="The mail: ${subject}" src="/mails/${mail.id}/html"></iframe>
            </section>`
      }
      <section aria-labelledby="as-text">
        <h2 id="as-text">As plain text</h2>
        <pre>${mail.text}</pre>
      </section>
    </main>
  `;
}
