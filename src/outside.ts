import { createDemoRegisters } from './adapters/registers/demo.ts'
import { createDemoSeals } from './adapters/seal/demo.ts'
import { createDemoSms } from './adapters/sms/demo.ts'
import type { Connect } from './platform/create-platform.ts'

/** The other systems of this installation. A demonstration has demo ones; what is absent is not connected, and the rooms say so. */
export const connectOutside: Connect = ({ isDemo, dataDir, db, ids, clock }) =>
  isDemo ? { registers: createDemoRegisters(() => clock.now()), seals: createDemoSeals(dataDir), sms: createDemoSms({ db, ids, clock }) } : {}
