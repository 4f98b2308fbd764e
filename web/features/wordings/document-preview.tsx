import { DownloadButton } from '../catalogue/download-button.tsx'
import { FilledText } from './filled-text.tsx'
import type { Texts } from './matter.ts'
import { type DocumentMatter, printSample } from './wording-calls.ts'

/** Lines of the document on either side of the wording: the whole of it is in the PDF. */
const LINES_AROUND = 5

/** The place of the wording in a sample document, as it is typed; the PDF is what will be printed. */
export function DocumentPreview({ matter: { id, title, facts, sample }, texts }: { matter: DocumentMatter; texts: Texts }) {
  const text = texts.text ?? ''
  const [number, ...lines] = sample.before
  const [before, after] = [lines.slice(-LINES_AROUND), sample.after.slice(0, LINES_AROUND)]
  return (
    <>
      <article className="sheet" aria-label="文书样张">
        <p className="sheet-office">{sample.office}</p>
        <p className="sheet-title">{sample.title}</p>
        <p className="sheet-number">{number}</p>
        {before.length < lines.length && <p>……</p>}
        {before.map((line, index) => <p key={index}>{line}</p>)}
        <div className="sheet-place"><FilledText text={text} facts={facts} /></div>
        {after.map((line, index) => <p key={index}>{line}</p>)}
        {after.length < sample.after.length && <p>……</p>}
      </article>
      <p className="quiet small">人名、日期等都是虚构的例子；底色深的是自动填写的内容。表格从简，以 PDF 为准。</p>
      <DownloadButton fileName={`预览-${title}.pdf`} get={() => printSample(id, text)}>下载整份样张（PDF）</DownloadButton>
    </>
  )
}
