import { createHmac } from 'node:crypto'
import { readKeys } from '../../platform/config.ts'
import { createSm2Signer, publicKeyOf } from '../../platform/sm2/sm2.ts'
import type { SealKey, SealProvider } from './port.ts'

/** n − 1 of the curve: what a private key must stay below (GB/T 32918.2-2016 §6.1). */
const HIGHEST_KEY = 'fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54122'
const KEY_ID = /^demo:[0-9A-Z]{18}:[1-9]\d{0,3}$/

/**
 * A provider for demonstrations: each key follows from the secret of the installation and the name of the key, so that it keeps
 * no books and answers the same after a restart. Everything it seals says 「演示」, in its name and in the picture.
 */
export function createDemoSeals(dataDir: string): SealProvider {
  const signers = new Map<string, ReturnType<typeof createSm2Signer>>()

  function privateKeyOf(keyId: string): string {
    const { lookup } = readKeys(dataDir)
    let key = keyId
    // One in four thousand million is no key: the next hash then is.
    do key = createHmac('sm3', lookup).update(`seal\n${key}`).digest('hex')
    while (key >= HIGHEST_KEY)
    return key
  }

  return {
    name: '演示签章服务',
    async sealOf({ uscc, name }, edition): Promise<SealKey> {
      const keyId = `demo:${uscc}:${edition}`
      return { keyId, name: `${name}行政审批专用章（演示）`, publicKey: publicKeyOf(privateKeyOf(keyId)) }
    },
    async sign(keyId, message) {
      if (!KEY_ID.test(keyId)) throw new Error(`the demonstration's seals have no key 「${keyId}」`)
      const sign = signers.get(keyId) ?? createSm2Signer(privateKeyOf(keyId))
      signers.set(keyId, sign)
      return sign(message)
    },
  }
}
