import type { Static } from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { invalidInput, Refusal } from '../../../platform/errors.ts'
import { defineOperation, type Upload } from '../../../platform/operations.ts'
import { getDirectory } from '../../organisation/index.ts'
import { isIntact, stateOn } from '../certificate-rules.ts'
import { findCertificate } from '../find-certificate.ts'
import { type FileFacts, type FileVerdict, judgeFile, type KnownState } from './file-verdict-rules.ts'
import { findSealById } from './find-seal.ts'
import { getTrustList, toTrustedSeal } from './make-trust-list.ts'
import { FileVerification, SignedTrustListAnswer } from './seal-contract.ts'

/** Ours have some thirty to a hundred KB. Hashing holds up everybody else: 2 MB take 40 ms. */
const MAX_SEALED_BYTES = 2 * 1024 * 1024

/** 验章: whoever was given the file of a certificate asks whether it is the one that was sealed, and what it is worth today. Nothing is kept of it. */
export const verifyFile = defineOperation({
  id: 'certificates.verifyFile',
  summary: '核验证照文件（PDF、OFD）的签章、内容和证照状态',
  audience: 'public',
  permission: 'public',
  output: FileVerification,
  transfer: 'upload',
  async run(ctx, { body }) {
    const file = await readFile(body as Upload | undefined)
    if (!file) throw invalidInput([{ pointer: '/file', message: '请选择要核验的证照文件（PDF 或 OFD）。' }])
    return describe(await judge(ctx, file.bytes), file.name)
  },
})

/** 验证名单, for checking without a network: signed by the city's own seal. */
export const readTrustListOperation = defineOperation({
  id: 'certificates.readTrustList',
  summary: '下载离线核验用的验证名单（印章公钥和失效证照，经签名）',
  audience: 'public',
  permission: 'public',
  output: SignedTrustListAnswer,
  async run(ctx) {
    return (await getTrustList(ctx)).signed as Static<typeof SignedTrustListAnswer>
  },
})

async function judge(ctx: Context, bytes: Uint8Array): Promise<FileVerdict> {
  const directory = await getDirectory(ctx)
  const today = ctx.clock.today()
  const stateOf = async ({ identifier, hash }: FileFacts): Promise<KnownState> => {
    const certificate = await findCertificate(ctx, identifier)
    if (!certificate) return 'unknown'
    return isIntact(certificate) && certificate.hash === hash ? stateOn(certificate, today) : 'altered'
  }
  const findSeal = async (id: string) => {
    const seal = await findSealById(ctx, id)
    return seal && toTrustedSeal(seal, directory)
  }
  return judgeFile(bytes, { findSeal, stateOf }, today)
}

/** The first file of an upload, in memory: certificates are small. */
async function readFile(upload: Upload | undefined): Promise<{ name: string; bytes: Uint8Array } | undefined> {
  let read: { name: string; bytes: Uint8Array } | undefined
  for await (const { name, content } of upload?.files ?? []) {
    const chunks: Uint8Array[] = []
    let size = 0
    for await (const chunk of content) {
      size += chunk.length
      if (size > MAX_SEALED_BYTES) throw new Refusal(413, 'certificates.file_too_large', `文件「${name}」超过 ${MAX_SEALED_BYTES / 1024 / 1024} MB，不是平台制发的证照文件。请核对后重新选择。`)
      chunks.push(chunk)
    }
    read ??= { name, bytes: Buffer.concat(chunks) }
  }
  return read
}

function describe({ outcome, title, sentence, facts }: FileVerdict, fileName: string): Static<typeof FileVerification> {
  return {
    outcome, title, sentence, fileName,
    facts: facts ? {
      identifier: facts.identifier, number: facts.number, name: facts.name, issuer: facts.issuer, issuedOn: facts.issuedOn, validUntil: facts.validUntil ?? null,
      sealName: facts.seal.name, signedAt: facts.signedAt, copy: facts.copy ?? null,
    } : null,
  }
}
