import { toLegalDate, toLocalMinute } from '../../../platform/legal-dates.ts'
import type { HandedMaterial, StandIn } from '../application.ts'

/** What stands in for a material in this case, or that the applicant would rather hand it in; null where there is nothing to say, as in cases of before. */
export function standInText({ standIn, declinedSharing }: Pick<HandedMaterial, 'standIn' | 'declinedSharing'>): string | null {
  if (declinedSharing) return '申请人不同意调用，自行提交'
  return standIn ? toText(standIn) : null
}

function toText({ way, number, register, asOf, fetchedAt }: StandIn): string {
  switch (way) {
    case 'certificate': return `电子证照，编号 ${number ?? ''}`
    case 'register': return `${register ?? ''}${asOf ? `，数据时间 ${toLegalDate(asOf)}` : ''}${fetchedAt ? `，${toLocalMinute(fetchedAt).replace('T', ' ')} 查询` : ''}`
    case 'form': return '在线填写的申请表'
    case 'internalCheck': return '由受理部门自行核查'
  }
}
