import nodemailer from 'nodemailer';
import { startSmtpSink } from '../chaos/smtp-sink.mjs';
import { addCustomers, createCampaign } from '../product/campaign.mjs';
import { newWorkspace } from './workspace.mjs';

const MAILS = 10_000;
/** Mails of the reference. */
const RAW_MAILS = 3_000;
/** The connections that the product opens. */
const CONNECTIONS = 4;

/**
 * The mails of a campaign to 10,000 customers, from its start until the mail server has received the last one: planning, claims, the
 * events about them, writing and sending. Reference: nodemailer alone, sending one of these mails again and again.
 */
export async function mails(bench) {
  const sink = await startSmtpSink({ random: Math.random, loseReplies: 0 });
  try {
    await bench.restart({ NOTIFICATIONS_SMTP_URL: sink.url, HEARBACK_PUBLIC_URL: 'http://hearback.example' });
    const workspace = await newWorkspace(bench.product.url, 'mails');
    await addCustomers(workspace.call, { count: MAILS, domain: 'mails.example' });
    await bench.drained();
    const { plan, run } = await createCampaign(workspace.call, workspace);
    if (run.asked !== MAILS) throw new Error(`the campaign asks ${run.asked} customers`);
    const before = sink.received.size;
    const startedAt = performance.now();
    await workspace.call('POST', `/v1/plans/${plan.id}/start`);
    while (sink.received.size < before + MAILS) await pause();
    const perSecond = (MAILS / (performance.now() - startedAt)) * 1000;
    await bench.drained();
    const reference = await raw(sink);
    return [
      {
        name: `${MAILS.toLocaleString('en')} invitations of a campaign`,
        value: perSecond,
        unit: 'mails/s',
        reference,
        referenceName: 'nodemailer alone',
        goal: '>= 300',
        met: perSecond >= 300,
      },
    ];
  } finally {
    await bench.restart();
    await sink.stop();
  }
}

/** Mails a second of nodemailer with a pool as the product has it. */
async function raw({ url, last }) {
  const transport = nodemailer.createTransport(`${url}?pool=true&maxConnections=${CONNECTIONS}`);
  const mail = { from: 'hearback@hearback.example', to: 'm@mails.example', raw: last };
  const startedAt = performance.now();
  let left = RAW_MAILS;
  const send = async () => {
    while (left > 0) {
      left -= 1;
      await transport.sendMail(mail);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, send));
  transport.close();
  return (RAW_MAILS / (performance.now() - startedAt)) * 1000;
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 20));
