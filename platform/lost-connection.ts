import type postgres from 'postgres';

/**
 * What postgres.js does with a transaction whose connection closes under it: it goes on sending the
 * transaction's statements (its own `rollback` and `commit` too) down that connection. Where there is
 * none by then, the process dies of it (`socket.write` of null, in 3.4.7 and 3.4.9); where another
 * query has opened it anew, they run there, outside of any transaction.
 *
 * Here a transaction ends with its connection: `begin` fails with what closed it. And whatever is
 * asked of a transaction after its end, also by work that it did not wait for, fails without being
 * sent.
 */
export function endTransactionsWithConnections(sql: postgres.Sql): postgres.Sql {
  const begin = sql.begin.bind(sql) as (options: string, run: Run) => Promise<unknown>;
  const guarded = async (...args: [Run] | [string, Run]): Promise<unknown> => {
    const [options, run] = args.length === 1 ? ['', args[0]] : args;
    const connection = new Connection();
    try {
      return await begin(options, connection.runWhole(run));
    } catch (error) {
      connection.lose(error);
      throw error;
    }
  };
  return Object.assign(sql, { begin: guarded });
}

type Run = (tx: postgres.TransactionSql) => unknown;

/** Of a query of postgres.js, what its promise type does not tell. */
interface SentQuery {
  handler: (query: SentQuery) => unknown;
  reject: (error: unknown) => void;
}

/** Says that nothing more can be sent; the server's own errors leave the connection as it is. */
const CLOSING = new Set(['CONNECTION_CLOSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT']);

class Connection {
  #loss: { error: unknown } | null = null;
  #isOver = false;

  lose(error: unknown): void {
    this.#loss ??= { error };
  }

  runWhole(work: Run): Run {
    const run = this.run(work);
    return async (tx) => {
      try {
        return await run(tx);
      } finally {
        this.#isOver = true;
      }
    };
  }

  /**
   * With a connection that is lost the work never ends for postgres.js, so that it sends nothing
   * after it; the transaction has failed by then, as the close of its connection makes it.
   */
  run(work: Run): Run {
    return async (tx) => {
      try {
        const result = await work(this.#watch(tx));
        return this.#loss ? await NEVER : result;
      } catch (error) {
        if (this.#loss) await NEVER;
        throw error;
      }
    };
  }

  #watch(tx: postgres.TransactionSql): postgres.TransactionSql {
    return new Proxy(tx, {
      apply: (target, self, args: unknown[]) =>
        this.#follow(Reflect.apply(target, self, args) as unknown),
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name);
        if (name === 'unsafe' || name === 'file') {
          return (...args: unknown[]) => this.#follow((value as Call)(...args));
        }
        if (name === 'savepoint') {
          return (...args: unknown[]) => (value as Call)(...args.map((arg) => this.#inner(arg)));
        }
        return value;
      },
    });
  }

  #inner(arg: unknown): unknown {
    return typeof arg === 'function' ? this.run(arg as Run) : arg;
  }

  /** Queries are sent when they are awaited, which may be after the connection went. */
  #follow(made: unknown): unknown {
    if (!isQuery(made)) return made;
    const { handler, reject } = made;
    made.reject = (error) => {
      if (CLOSING.has(codeOf(error))) this.lose(error);
      reject(error);
    };
    made.handler = Object.assign((query: SentQuery) => {
      if (this.#isOver) reject(new Error('The transaction of this statement has ended'));
      else if (this.#loss) reject(this.#loss.error);
      else handler(query);
    }, handler);
    return made;
  }
}

type Call = (...args: unknown[]) => unknown;

const NEVER = new Promise<never>(() => undefined);

function isQuery(made: unknown): made is SentQuery {
  return made instanceof Promise && 'handler' in made && 'reject' in made;
}

function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}
