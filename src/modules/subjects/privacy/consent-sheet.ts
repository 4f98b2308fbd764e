import { toLocalMinute } from '../../../platform/legal-dates.ts'
import type { PdfDocument } from '../../../platform/pdf/index.ts'
import type { Subject } from '../subject.ts'
import { type Consent, consentChannelWords, type ConsentNotice, consentScopeWords } from './consent.ts'

interface ConsentSheetData {
  subject: Pick<Subject, 'name' | 'identityMasked'>
  consent: Consent
  /** The version that was agreed to. */
  notice: ConsentNotice
  isChild: boolean
  office: string
  /** Legal date. */
  printedOn: string
}

/** 同意登记单: the whole notice, how and before whom it was agreed to, and a line to sign on. */
export function consentSheet({ subject, consent, notice, isChild, office, printedOn }: ConsentSheetData): PdfDocument {
  const at = (moment: Date) => toLocalMinute(moment).replace('T', ' ')
  return {
    title: '个人信息处理同意登记单',
    author: office,
    date: printedOn,
    footer: `${office} 打印`,
    blocks: [
      { kind: 'title', text: '个人信息处理同意登记单', above: office },
      {
        kind: 'keyValues',
        rows: [
          [{ label: '本人', value: subject.name }, { label: '证件号码', value: subject.identityMasked }],
          [{ label: '同意的内容', value: consentScopeWords[consent.scope] }, { label: '告知书', value: `第 ${notice.version} 版` }],
          [{ label: '同意的时间', value: at(consent.givenAt) }, { label: '办理渠道', value: consentChannelWords[consent.channel] }],
          [{ label: '同意的方式', value: consent.evidence ?? '本人（代理人、监护人）在网上同意' }],
          [{ label: '登记人', value: consent.givenByName }, { label: '现在的状态', value: consent.withdrawnAt ? `已于 ${at(consent.withdrawnAt)} 撤回` : '没有撤回' }],
        ],
      },
      { kind: 'heading', text: notice.title },
      ...notice.text.split('\n').map((text) => ({ kind: 'paragraph' as const, text })),
      { kind: 'paragraph', text: consent.withdrawnAt ? '本人已经撤回上述同意。撤回后不再查询，撤回以前已经完成的查询仍然有效。' : `${isChild ? '监护人' : '本人'}已阅读上述告知书，理解内容，自愿同意。以后可以在网上「我的信息」里或者到窗口撤回。` },
      { kind: 'keyValues', rows: [[{ label: isChild ? '监护人签字' : '本人签字', value: '', minLines: 2 }, { label: '日期', value: '', minLines: 2 }]] },
    ],
  }
}
