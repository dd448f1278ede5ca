import { useEffect, useSyncExternalStore } from 'react';
import * as z from 'zod/mini';
import { isAppError } from '../../schema/app-error.ts';
import { callApi } from '../api/call-api.ts';

const pushDevice = z.object({
  id: z.string(),
  label: z.string(),
  isOn: z.boolean(),
  createdAt: z.number(),
  lastUsedAt: z.nullable(z.number()),
});
export type PushDevice = z.infer<typeof pushDevice>;

const pushAnswer = z.object({ publicKey: z.string(), devices: z.array(pushDevice) });
const savedDevice = z.object({ id: z.string() });
const nothing = z.object({});

interface Devices {
  /** Null until the server has told. */
  list: PushDevice[] | null;
  /** Why the last look at them failed. */
  problem: string | null;
}

let devices: Devices = { list: null, problem: null };
const listeners = new Set<() => void>();

/** My devices as the server knows them, looked at anew when a screen shows them. */
export function usePushDevices(): Devices {
  useEffect(() => {
    const load = () => void loadDevices();
    load();
    window.addEventListener('online', load);
    return () => window.removeEventListener('online', load);
  }, []);
  return useSyncExternalStore(subscribe, () => devices);
}

/** Throws when the server can't be reached. */
export async function askPublicKey(): Promise<string> {
  const { publicKey, devices: list } = await callApi('/api/push', pushAnswer);
  set({ list, problem: null });
  return publicKey;
}

/** Tells the server of this device's subscription; returns the id that it has there. */
export async function saveDevice(subscription: object, label: string): Promise<string> {
  const body = { subscription, label };
  const { id } = await callApi('/api/push/devices', savedDevice, { method: 'POST', body });
  await loadDevices();
  return id;
}

export async function switchDevice(id: string, isOn: boolean): Promise<void> {
  await callApi(`/api/push/devices/${id}`, nothing, { method: 'PUT', body: { isOn } });
  await loadDevices();
}

export async function removeDevice(id: string): Promise<void> {
  await callApi(`/api/push/devices/${id}`, nothing, { method: 'DELETE' });
  await loadDevices();
}

async function loadDevices(): Promise<void> {
  try {
    await askPublicKey();
  } catch (error) {
    if (!isAppError(error)) throw error;
    set({ ...devices, problem: error.message });
  }
}

function set(next: Devices): void {
  devices = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
