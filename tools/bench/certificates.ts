import { execute } from '../../src/platform/operations.ts'
import { connectOutside } from '../../src/outside.ts'
import { ANONYMOUS, systemContext } from '../../src/platform/context.ts'
import { readConfig } from '../../src/platform/config.ts'
import { openPlatform } from '../../src/platform/create-platform.ts'
import { rawSql } from '../../src/platform/db/sql.ts'
import { createPdfRenderer } from '../../src/platform/pdf/pdf-renderer.ts'
import { commit } from '../../src/platform/unit-of-work.ts'
import { toCertificatePdf } from '../../src/modules/certificates/certificate-template.ts'
import { getCertificate } from '../../src/modules/certificates/find-certificate.ts'
import { prepareCertificate } from '../../src/modules/certificates/prepare-certificate.ts'
import { renderCertificate } from '../../src/modules/certificates/render-certificate.ts'
import { judgeFile } from '../../src/modules/certificates/seals/file-verdict-rules.ts'
import { findCitySeal } from '../../src/modules/certificates/seals/make-trust-list.ts'
import { onCertificateIssuedSign } from '../../src/modules/certificates/seals/on-certificate-issued.ts'
import { readTrustList, type SignedTrustList, stateInList } from '../../src/modules/certificates/seals/trust-list.ts'
import { readTrustListOperation } from '../../src/modules/certificates/seals/verify-file.ts'
import { getDirectory } from '../../src/modules/organisation/index.ts'
import { registerSubject, toIdentityNumber } from '../../src/modules/subjects/index.ts'
import { conclude, emit, round } from './report.ts'
import { openStage } from './stage.ts'

const REGION = '379902'
/** Rendering and verifying compile on first use. */
const WARM_FILES = 5

/**
 * Certificates from the command to the file: issued and signed, opened as a sealed PDF (one thread, as the platform has it), and
 * checked without a network as the page for that does it.
 */
export async function benchCertificates({ seconds }: { seconds: number }, command: string): Promise<void> {
  const stage = await openStage()
  try {
    const url = await stage.copyCity('bench_certificates')
    const open = await openPlatform({ ...readConfig({}), databaseUrl: url, dataDir: stage.dataDir }, { isServer: false, connect: connectOutside })
    const ctx = systemContext(open.platform, 'bench.certificates')
    try {
      const { authority } = (await getDirectory(ctx)).authorityOf(REGION, '市场监督管理局')
      const holder = await registerSubject(ctx, { kind: 'person', name: '甄新来', identityNumber: toIdentityNumber({ region: '379901', birthDate: '1990-03-07', sequence: 471 }), region: REGION })
      /** Issues as a case's command does, and signs as the reader does. */
      const issue = async (): Promise<string> => {
        const { identifier, part, announcement } = await prepareCertificate(ctx, {
          region: REGION, applicationNumber: '3799022603020000011', certificateName: '食品经营许可证', authority, holder, content: [{ label: '经营项目', value: '散装食品销售' }, { label: '经营场所', value: '澄湖区湖滨大道 88 号' }], issuedOn: ctx.clock.today(), validity: '5年',
        })
        await commit(ctx, { region: REGION, guard: rawSql('select 1'), parts: [part], announcements: [announcement], answer: null })
        await onCertificateIssuedSign.run(ctx, [{ id: ctx.ids.next(), region: REGION, at: ctx.clock.now().toISOString(), ...announcement }])
        return identifier
      }
      const openFile = async (identifier: string) => (await renderCertificate(ctx, identifier, `https://zwfw.example.invalid/certificates/${identifier}`)).content as Uint8Array
      const files: Uint8Array[] = []
      const issueWithFile = async (): Promise<void> => void files.push(await openFile(await issue()))
      for (let index = 0; index < WARM_FILES; index++) await issueWithFile()

      const signed = await rateOf(seconds, issue)
      emit({ bench: 'certificates', step: 'issue and sign, without a file', perSecond: round(signed) })
      const withFile = await rateOf(seconds, issueWithFile)
      emit({ bench: 'certificates', step: 'issue, sign and open as a sealed PDF', perSecond: round(withFile), bytes: files[0]!.length })

      // What the page rendered alone could do, to see what sealing costs.
      const certificate = await getCertificate(ctx, await issue())
      const renderer = createPdfRenderer({ threads: 1 })
      const document = toCertificatePdf({ ...certificate.data, verificationUrl: 'https://zwfw.example.invalid' })
      for (let index = 0; index < WARM_FILES; index++) await renderer.render(document)
      const rendered = await rateOf(seconds, () => renderer.render(document))
      await renderer.close()
      emit({ bench: 'certificates', step: 'render an unsealed PDF', perSecond: round(rendered) })

      const { body } = await execute(open.platform, () => true, readTrustListOperation, { actor: ANONYMOUS, requestId: 'bench' })
      const list = readTrustList(JSON.stringify(body as SignedTrustList), (await findCitySeal(open.platform))!.publicKey)!
      const known = { findSeal: async (id: string) => list.seals.find((seal) => seal.id === id), stateOf: async ({ identifier }: { identifier: string }) => stateInList(list, identifier) }
      let turn = 0
      const verified = await rateOf(seconds, async () => {
        const { outcome } = await judgeFile(files[turn++ % files.length]!, known, ctx.clock.today())
        if (outcome !== 'genuine') throw new Error(`a file that was just sealed is ${outcome}`)
      })
      emit({ bench: 'certificates', step: 'verify a sealed PDF without a network', perSecond: round(verified) })

      conclude('certificates', command, { issuedPerSecond: round(signed), issuedWithPdfPerSecond: round(withFile), verifiedPerSecond: round(verified), bytes: files[0]!.length }, [
        { what: 'certificates issued and signed, one after the other', result: `${round(signed)}/s`, floor: '', goal: '' },
        { what: `certificates issued, signed and sealed as PDF (${round(files[0]!.length / 1024, 0)} KB), one after the other`, result: `${round(withFile)}/s`, floor: '', goal: '' },
        { what: 'sealed PDFs verified without a network (one thread)', result: `${round(verified)}/s`, floor: '100/s', goal: '' },
      ], stage.postgresVersion)
    } finally {
      await open.close()
    }
  } finally {
    await stage.drop('bench_certificates')
    await stage.close()
  }
}

/** How often `work` is done in a second, one after the other. */
async function rateOf(seconds: number, work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  let done = 0
  while (performance.now() - startedAt < seconds * 1000) {
    await work()
    done++
  }
  return (done * 1000) / (performance.now() - startedAt)
}
