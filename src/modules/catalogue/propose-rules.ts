import type { MaterialHolder, MaterialProves } from './item.ts'

/** Words by which a material says that it is somebody else's: of the applicant's family, of the dead, of the people of an enterprise. */
const OTHERS =
  /双方|父母|父亲|母亲|配偶|家庭成员|监护人|子女|儿童|死者|死亡|逝者|被继承人|继承人|共同借款人|受伤职工|从业人员|作业人员|招用|执业药师|驾驶人从业|成员名册|单位成员|股东|董事|发起人|投资人|负责人|校长|教师、|各科室|新任/

/**
 * Whose paper a material is, as long as nobody said so: by its name. A proposal for files and for versions from before the element
 * was there; what the version says counts, and the office that keeps the item sees and changes it.
 */
export const proposeHolder = (materialName: string): MaterialHolder => (OTHERS.test(materialName) ? 'other' : 'applicant')

/** The same for what a register has to answer. */
export const proposeProves = (materialName: string): MaterialProves =>
  /无房|无违法|无犯罪|无不良/.test(materialName) ? 'noEntry' : /状况|情况/.test(materialName) ? 'anyAnswer' : 'entry'
