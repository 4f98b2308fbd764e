import type { Directory } from '../../organisation/index.ts'
import type { Application } from '../application.ts'
import { officeOfStep } from '../lifecycle/step-office-rules.ts'

/** 接下来轮到谁: the office and the post that has the case now, and the officer it is assigned to; null when nobody has to act. */
export function nextDesk(application: Application, directory: Directory): { office: string; post: string; officerName: string | null } | null {
  const { state, detail } = application
  const desk = (office: string, post: string) => ({ office, post, officerName: detail.assignedTo?.name ?? null })
  const hall = directory.hall(application.hallId).name
  const authority = directory.authority(application.authorityId).name
  switch (state) {
    case 'submitted': case 'received': return desk(hall, '窗口人员')
    case 'revisionRequested': case 'correctionRequested': return { office: application.applicantName, post: '申请人', officerName: null }
    case 'accepted': {
      const { authorityId, unitId } = officeOfStep(application)
      return desk(`${directory.authority(authorityId).name}${unitId ? directory.unit(unitId).name : ''}`, '审查人员')
    }
    case 'reviewed': return desk(authority, '决定人员')
    case 'granted': return detail.makesCertificate ? { office: authority, post: '制证人员', officerName: null } : { office: hall, post: '窗口人员', officerName: null }
    case 'denied': case 'certified': case 'handedOut': return { office: hall, post: '窗口人员', officerName: null }
    default: return null
  }
}
