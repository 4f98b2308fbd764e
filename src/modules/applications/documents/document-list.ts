import { canonicalJson } from '../../../platform/canonical-json.ts'
import type { Context } from '../../../platform/context.ts'
import { sm3 } from '../../../platform/hash-chain.ts'
import { toLegalDate } from '../../../platform/legal-dates.ts'
import { type PdfDocument, toChineseDate } from '../../../platform/pdf/index.ts'
import { getDirectory } from '../../organisation/index.ts'
import type { Application } from '../application.ts'
import type { IssuedDocument } from '../record/application-store.ts'
import { numberedTable } from './document-parts.ts'

/** 文书清单 of a case on paper, and the key under which it is kept: another document on the list is another key. */
export async function toDocumentList(ctx: Context, application: Application, documents: readonly IssuedDocument[]): Promise<{ key: string; document: PdfDocument }> {
  const directory = await getDirectory(ctx)
  const office = directory.authority(application.authorityId).name
  const date = ctx.clock.today()
  const document: PdfDocument = {
    title: `文书清单 ${application.number}`,
    author: office,
    date,
    header: `${office}　文书清单`,
    footer: application.number,
    blocks: [
      { kind: 'title', text: '文书清单', above: office },
      { kind: 'number', text: `办件编号：${application.number}` },
      {
        kind: 'keyValues',
        rows: [[{ label: '申请人', value: application.applicantName }], [{ label: '办理事项', value: application.itemName }]],
      },
      numberedTable(
        [{ title: '文书名称', share: 5 }, { title: '文书编号', share: 6 }, { title: '出具日期', share: 3, align: 'center' }],
        documents.map(({ title, documentNumber, issuedAt }) => [title, documentNumber, toChineseDate(toLegalDate(issuedAt))]),
      ),
      { kind: 'note', text: `共${documents.length}份，截至${toChineseDate(date)}。` },
    ],
  }
  return { key: sm3(canonicalJson(document)), document }
}
