import { Button, Switch } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isAppError } from '../../../schema/app-error.ts';
import { turnOffPush, turnOnPush, usePush } from '../../pwa/push.ts';
import {
  type PushDevice,
  removeDevice,
  switchDevice,
  usePushDevices,
} from '../../pwa/push-devices.ts';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { StatusDot } from '../../ui/status.tsx';
import { useConnection } from '../../zero/use-connection.ts';
import classes from './notification-card.module.css';

/** This device, and the others that are told. */
export function DeviceList() {
  const { t } = useTranslation('notice');
  const { deviceId } = usePush();
  const { list, problem } = usePushDevices();
  const connection = useConnection();
  return (
    <div className={classes.part}>
      <ThisDevice />
      <h3 className={classes.subtitle}>{t('card.devices')}</h3>
      <p className={classes.hint}>{t('card.devicesText')}</p>
      {problem !== null && (
        <output className={classes.hint}>
          {connection === 'offline'
            ? t('card.devicesOffline')
            : t('card.devicesFailed', { reason: problem })}
        </output>
      )}
      {list?.length === 0 && <p className={classes.hint}>{t('card.noDevices')}</p>}
      <ul className={classes.devices}>
        {list?.map((device) => (
          <DeviceRow key={device.id} device={device} isHere={device.id === deviceId} />
        ))}
      </ul>
    </div>
  );
}

function ThisDevice() {
  const { t } = useTranslation('notice');
  const { state } = usePush();
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const run = async (work: () => Promise<void>) => {
    setIsBusy(true);
    setProblem(null);
    try {
      await work();
    } catch (error) {
      // A browser without its push service says so by a DOMException.
      if (!(error instanceof DOMException) && !isAppError(error)) throw error;
      setProblem(t('card.noService', { reason: error.message }));
    } finally {
      setIsBusy(false);
    }
  };
  const canTurnOn = state === 'ask' || state === 'off';
  return (
    <div className={classes.here}>
      <div>
        <h3 className={classes.subtitle}>{t('card.here')}</h3>
        <p className={classes.hint}>
          <StatusDot tone={state === 'on' ? 'good' : state === 'blocked' ? 'warn' : 'neutral'}>
            {t(`card.state.${state}`)}
          </StatusDot>
        </p>
        {problem && (
          <p className={classes.problem} role="alert">
            {problem}
          </p>
        )}
      </div>
      {canTurnOn && (
        <Button variant="default" loading={isBusy} onClick={() => void run(turnOnPush)}>
          {t('card.turnOn')}
        </Button>
      )}
      {state === 'on' && (
        <Button variant="default" loading={isBusy} onClick={() => void run(turnOffPush)}>
          {t('card.turnOff')}
        </Button>
      )}
    </div>
  );
}

interface DeviceRowProps {
  device: PushDevice;
  isHere: boolean;
}

function DeviceRow({ device, isHere }: DeviceRowProps) {
  const { t } = useTranslation('notice');
  const { id, label, isOn, lastUsedAt } = device;
  const [problem, setProblem] = useState<string | null>(null);
  const run = async (work: () => Promise<void>) => {
    setProblem(null);
    try {
      await work();
    } catch (error) {
      if (!isAppError(error)) throw error;
      setProblem(error.message);
    }
  };
  return (
    <li className={classes.device}>
      <div className={classes.deviceWords}>
        <span className={classes.deviceName}>
          {label}
          {isHere && <span className={classes.hint}> · {t('card.thisDevice')}</span>}
        </span>
        <span className={classes.hint}>
          {lastUsedAt ? (
            <>
              {t('card.lastUsed')} <RelativeTime at={lastUsedAt} />
            </>
          ) : (
            t('card.neverUsed')
          )}
        </span>
        {problem && (
          <span className={classes.problem} role="alert">
            {problem}
          </span>
        )}
      </div>
      <Switch
        size="sm"
        aria-label={t('card.switchNamed', { label })}
        checked={isOn}
        onChange={(event) => {
          const next = event.currentTarget.checked;
          void run(() => switchDevice(id, next));
        }}
      />
      <Button
        size="xs"
        variant="subtle"
        aria-label={t('card.removeNamed', { label })}
        onClick={() => void run(() => (isHere ? turnOffPush() : removeDevice(id)))}
      >
        {t('card.remove')}
      </Button>
    </li>
  );
}
