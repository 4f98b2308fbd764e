/**
 * Who holds the private keys of seals (电子印章) and signs with them: in production a licensed 电子政务电子认证服务机构
 * (商用密码管理条例 2023 art. 30). Keys never leave the provider; the platform only asks for signatures.
 */
export interface SealProvider {
  /** Chinese: who it is. */
  name: string
  /**
   * The public key and the name on the seal of an authority's approval seal, made at its first use.
   * @param edition 1 at first, the next after each replacement: a key of its own
   * @throws Error when there is no usable answer
   */
  sealOf(authority: { uscc: string; name: string }, edition: number): Promise<SealKey>
  /**
   * An SM2 signature over a message with SM3 and the customary user id 1234567812345678 (GB/T 32918, GM/T 0009).
   * @throws Error when the provider does not know the key or gives no usable answer
   */
  sign(keyId: string, message: Uint8Array): Promise<Uint8Array>
}

export interface SealKey {
  keyId: string
  /** Chinese: 云湖市澄湖区市场监督管理局行政审批专用章. */
  name: string
  /** Uncompressed point, 65 bytes as hex: `04…`. */
  publicKey: string
}

declare module '../../platform/context.ts' {
  interface Outside {
    seals?: SealProvider
  }
}
