import { Agent, fetch } from 'undici';
import { serveRounds } from './contestant.ts';
import { loopbackLookup } from './loopback.ts';

export interface FetchJob {
  urls: string[];
  concurrency: number;
}

/** The least that can be called visiting a page: its bytes, as text. Nothing is done with it. */
serveRounds(async ({ urls, concurrency }: FetchJob, timed) => {
  const agent = new Agent({ connections: 16, connect: { lookup: loopbackLookup } });
  const left = urls.values();
  let pages = 0;
  const client = async () => {
    for (const url of left) {
      const answer = await fetch(url, { dispatcher: agent });
      await answer.text();
      if (answer.ok) pages++;
    }
  };
  await timed(() => Promise.all(Array.from({ length: concurrency }, client)));
  await agent.close();
  return { pages };
});
