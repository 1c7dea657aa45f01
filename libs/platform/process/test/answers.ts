import { connect } from 'node:net';
import { expect } from '@jest/globals';
import type { Answer } from './notes-platform.js';

/** Asserts a problem document with the members that all of them have. */
export function expectProblem(answer: Answer, status: number, code: string): void {
  expect(answer.body).toMatchObject({ status, code, type: `/api/problems#${code}`, title: expect.any(String) });
  expect(answer.body.instance).toBe(answer.headers.get('request-id'));
  expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  expect(answer.status).toBe(status);
}

/** Sends the head of a request unchanged; fetch would normalise parts of it. */
export function rawRequest(url: string, head: string, body = ''): Promise<{ status: number; text: string }> {
  const { port, hostname } = new URL(url);
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(Number(port), hostname, () =>
      socket.write(`${head}\r\nhost: localhost\r\nconnection: close\r\n\r\n${body}`),
    );
    socket.on('data', (chunk) => (text += chunk.toString()));
    socket.on('close', () => resolve({ status: Number(text.split(' ')[1]), text }));
    socket.on('error', reject);
  });
}
