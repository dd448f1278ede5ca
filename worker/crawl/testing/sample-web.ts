/** What tests want of the sample web; the real one (demo/server.ts) offers more. */
export interface SampleWeb {
  port: number;
  sites: {
    slug: string;
    variant: { name: string; outcome: string; forbidden?: readonly string[] };
  }[];
  originOf(slug: string): string;
  stats(): { urls: Record<string, { requests: number } | undefined> };
  close(): Promise<void>;
}

interface SampleWebOptions {
  sites: number;
  pagesPerSite: number;
  slowMs: number;
}

/** The sample web belongs to another TypeScript project, so it is loaded by its path alone. */
export async function startSampleWeb(options: SampleWebOptions): Promise<SampleWeb> {
  const path = new URL('../../../demo/server.ts', import.meta.url).href;
  const { startDemo } = (await import(path)) as {
    startDemo(this: void, options: SampleWebOptions): Promise<SampleWeb>;
  };
  return startDemo(options);
}
