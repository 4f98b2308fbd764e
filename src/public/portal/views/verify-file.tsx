import { SubmitButton } from '../../ui/button.tsx'
import { LegalDate, Moment } from '../../ui/dates.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { FileInput } from '../../ui/inputs.tsx'
import { Notice } from '../../ui/panels.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import type { Shell } from '../../ui/shell.ts'
import { SummaryList } from '../../ui/summary-list.tsx'
import { portalPaths } from '../paths.ts'
import { PortalPage } from '../portal-page.tsx'

/** What was found out about a file. */
export interface FileVerification {
  outcome: string
  title: string
  sentence: string
  fileName: string
  facts: {
    identifier: string
    number: string
    name: string
    issuer: string
    issuedOn: string
    validUntil: string | null
    sealName: string
    signedAt: string
    copy: { usedByUnit: string; purpose: string; validUntil: string } | null
  } | null
  checkedAt: string
}

export interface VerifyFileProps {
  shell: Shell
  error?: string
  result?: FileVerification
  /** Of the key that signs the list for checking without a network; absent where nothing is sealed. */
  listFingerprint?: string | undefined
}

function Result({ result }: { result: FileVerification }) {
  const { facts } = result
  return (
    <>
      <Notice title={result.title} tone={result.outcome === 'genuine' ? 'ok' : 'bad'}>
        <p>{result.sentence}</p>
        <p className="soft">
          {result.fileName}，<Moment instant={result.checkedAt} /> 核验
        </p>
      </Notice>
      {facts ? (
        <section className="card">
          <SummaryList
            rows={[
              { label: '证照名称', value: facts.name },
              { label: '证照编号', value: facts.number },
              { label: '发证机关', value: facts.issuer },
              { label: '发证日期', value: <LegalDate date={facts.issuedOn} /> },
              ...(facts.validUntil ? [{ label: '有效期至', value: <LegalDate date={facts.validUntil} /> }] : []),
              ...(facts.copy ? [{ label: '加注件', value: <>供{facts.copy.usedByUnit}用于{facts.copy.purpose}，有效期至 <LegalDate date={facts.copy.validUntil} /></> }] : []),
              { label: '电子印章', value: facts.sealName },
              { label: '签章时间', value: <Moment instant={facts.signedAt} /> },
              { label: '证照标识', value: <a href={portalPaths.certificate(facts.identifier)}>{facts.identifier}</a> },
            ]}
          />
        </section>
      ) : null}
    </>
  )
}

/** What can be taken along to where there is no network. */
function WithoutNetwork({ fingerprint }: { fingerprint: string }) {
  return (
    <section className="card stack">
      <h2>没有网络时怎么核验</h2>
      <p>下载离线核验页，存到电脑或手机里，不联网也能打开。里面带有今天的印章名册和失效证照名单；过一段时间请重新下载，或只下载新的名单。</p>
      <ul className="lines">
        <li>
          <a className="tap" href={portalPaths.offlineVerifier()} download="证照文件离线核验.html">下载离线核验页（HTML）</a>
        </li>
        <li>
          <a className="tap" href={portalPaths.trustList()} download="验证名单.json">只下载新的名单（JSON）</a>
        </li>
      </ul>
      <p className="soft">公钥校验码 {fingerprint}。从别处得到离线核验页的，请核对校验码与这里一致再使用。</p>
    </section>
  )
}

/** Whoever was given the file of a certificate checks every byte of it, its seal, and what it is worth today. */
export function VerifyFileView({ shell, error, result, listFingerprint }: VerifyFileProps) {
  const errors = error ? [{ href: '#f-file', message: error }] : []
  return (
    <PortalPage shell={shell} title="核验证照文件" hasErrors={errors.length > 0} crumbs={[{ label: '核验证照', href: portalPaths.certificateVerification() }, { label: '核验证照文件' }]}>
      <div className="narrow roomy">
        <ErrorSummary errors={errors} />
        <h1>核验证照文件</h1>
        {result ? <Result result={result} /> : <p>别人把证照文件发给您时，在这里核对：电子印章是不是真的，内容有没有被改动，证照现在还有没有效。平台不保存您选择的文件。</p>}
        <PostForm shell={shell} action={portalPaths.fileVerification()} multipart className="card roomy">
          <FileInput name="file" label={result ? '再核验一个文件' : '证照文件'} hint="从平台下载的 PDF 或 OFD 原文件；打印件、截图和照片请改为扫描证照上的二维码核验" error={error} required accept=".pdf,.ofd,application/pdf,application/ofd" />
          <SubmitButton>核验文件</SubmitButton>
        </PostForm>
        {listFingerprint ? <WithoutNetwork fingerprint={listFingerprint} /> : null}
      </div>
    </PortalPage>
  )
}
