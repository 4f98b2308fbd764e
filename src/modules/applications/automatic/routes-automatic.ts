import { get, post, put, type Route } from '../../../platform/http/routes.ts'
import { askForPerson } from './ask-for-person.ts'
import { draftAutomaticRules } from './draft-rule-set.ts'
import { listAutomaticRuleSets, readAutomaticRuleSet } from './read-rule-sets.ts'
import { approveAutomaticRuleSet, returnAutomaticRuleSet, submitAutomaticRuleSet } from './review-rule-set.ts'
import { listAutomaticSamples, settleAutomaticSample } from './samples.ts'
import { simulateAutomaticRuleSet } from './simulate-rule-set.ts'
import { switchAutomaticOff, switchAutomaticOn } from './switch-automatic.ts'
import { tryAutomaticRules } from './try-rule-set.ts'

export const automaticStaffRoutes: Route[] = [
  get('/staff/automatic-rule-sets', listAutomaticRuleSets),
  get('/staff/automatic-rule-sets/:item', readAutomaticRuleSet),
  put('/staff/automatic-rule-sets/:item/draft', draftAutomaticRules),
  post('/staff/automatic-rule-sets/:item/try', tryAutomaticRules),
  post('/staff/automatic-rule-sets/:item/simulate', simulateAutomaticRuleSet),
  post('/staff/automatic-rule-sets/:item/submit', submitAutomaticRuleSet),
  post('/staff/automatic-rule-sets/:item/return', returnAutomaticRuleSet),
  post('/staff/automatic-rule-sets/:item/approve', approveAutomaticRuleSet),
  post('/staff/automatic-rule-sets/:item/switch-on', switchAutomaticOn),
  post('/staff/automatic-rule-sets/:item/switch-off', switchAutomaticOff),
  get('/staff/automatic-samples', listAutomaticSamples),
  post('/staff/automatic-samples/:number/:reason/settle', settleAutomaticSample),
]

export const automaticCitizenRoutes: Route[] = [post('/citizen/applications/:number/ask-for-person', askForPerson)]
