// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>
#include <QTranslator>
#include <QWheelEvent>

#include <algorithm>
#include <memory>

#include "core/config/configuration.h"
#include "core/config/training_parameters.h"
#include "widgets/forms/parameter_form.h"
#include "widgets/forms/real_spin_box.h"
#include "widgets/theme/theme.h"

using namespace luthier;

namespace {

/// Declarations of our own, so that this test does not change with the program's settings.
const std::vector<Parameter>& declarations() {
  static const std::vector<Parameter> all = [] {
    std::vector<Parameter> list;
    Parameter epochs;
    epochs.id = "epochs";
    epochs.label = "Epochs";
    epochs.help = "How often all images are seen.";
    epochs.type = ParameterType::Integer;
    epochs.standard = std::int64_t{3};
    epochs.minimum = 1;
    epochs.maximum = 1000;
    epochs.essential = true;
    list.push_back(epochs);
    Parameter rate;
    rate.id = "rate";
    rate.label = "Learning rate";
    rate.type = ParameterType::Real;
    rate.standard = 0.05;
    rate.minimum = 0;
    rate.maximum = 10;
    rate.essential = true;
    rate.logarithmic = true;
    list.push_back(rate);
    Parameter schedule;
    schedule.id = "schedule";
    schedule.group = "Optimisation";
    schedule.label = "Schedule";
    schedule.type = ParameterType::Choice;
    schedule.standard = std::string("one_cycle");
    schedule.choices = {{"one_cycle", "One cycle"}, {"step", "Step"}};
    list.push_back(schedule);
    Parameter factor;
    factor.id = "factor";
    factor.group = "Optimisation";
    factor.label = "Step factor";
    factor.unit = "%";
    factor.type = ParameterType::Real;
    factor.standard = 10.0;
    factor.minimum = 0;
    factor.maximum = 100;
    factor.relevantIf = "schedule=step";
    list.push_back(factor);
    Parameter flip;
    flip.id = "flip";
    flip.group = "Images";
    flip.label = "Flip";
    flip.type = ParameterType::Boolean;
    flip.standard = true;
    list.push_back(flip);
    Parameter device;
    device.id = "device";
    device.group = "Images";
    device.label = "Device";
    device.type = ParameterType::Text;
    device.standard = std::string("auto");
    list.push_back(device);
    return list;
  }();
  return all;
}

/// Turns every text of the declarations around, as a translation would.
class Mirror : public QTranslator {
 public:
  QString translate(const char* context, const char* text, const char*, int) const override {
    if (qstrcmp(context, "Parameter") != 0) {
      return {};
    }
    QString reversed = QString::fromLatin1(text);
    std::reverse(reversed.begin(), reversed.end());
    return reversed;
  }
  bool isEmpty() const override { return false; }
};

}  // namespace

class TestForm : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() { theme::apply(*qApp, theme::Scheme::Light); }

  void init() {
    form_ = std::make_unique<ParameterForm>();
    form_->setConfiguration(Configuration(declarations()));
    form_->resize(700, 600);
    form_->show();
    QVERIFY(QTest::qWaitForWindowExposed(form_.get()));
  }

  void cleanup() { form_.reset(); }

  void valuesMakeTheRoundTrip() {
    Configuration wanted(declarations());
    wanted.setText("epochs", "12");
    wanted.setText("rate", "0.0005");
    wanted.setText("schedule", "step");
    wanted.setText("factor", "12.5");
    wanted.setText("flip", "false");
    wanted.setText("device", "cuda:1");
    form_->setConfiguration(wanted);
    QVERIFY(form_->configuration() == wanted);
    QCOMPARE(control<QSpinBox>("Epochs")->value(), 12);
    QCOMPARE(control<RealSpinBox>("Learning rate")->text(), QStringLiteral("0.0005"));
    QCOMPARE(control<QComboBox>("Schedule")->currentText(), QStringLiteral("Step"));
    QCOMPARE(control<RealSpinBox>("Step factor")->text(), QStringLiteral("12.5 %"));
    QVERIFY(!control<QCheckBox>("Flip")->isChecked());
    QCOMPARE(control<QLineEdit>("Device")->text(), QStringLiteral("cuda:1"));
  }

  void typingAndClickingChangeTheConfiguration() {
    QSignalSpy spy(form_.get(), &ParameterForm::configurationChanged);
    auto* rate = control<RealSpinBox>("Learning rate");
    rate->setFocus();
    rate->selectAll();
    QTest::keyClicks(rate, QStringLiteral("1e-3"));
    QTest::keyClick(rate, Qt::Key_Return);
    QCOMPARE(form_->configuration().real("rate"), 0.001);
    QVERIFY(spy.size() >= 1);
    auto* flip = control<QCheckBox>("Flip");
    flip->setFocus();
    QTest::keyClick(flip, Qt::Key_Space);
    QCOMPARE(form_->configuration().boolean("flip"), false);
    auto* device = control<QLineEdit>("Device");
    device->selectAll();
    QTest::keyClicks(device, QStringLiteral("cpu"));
    QCOMPARE(form_->configuration().text("device"), std::string("cpu"));
  }

  void aPageCanOfferHelpWithAValue() {
    QSignalSpy asked(form_.get(), &ParameterForm::actionRequested);
    form_->setAction("rate", QStringLiteral("Find…"));
    QPushButton* button = nullptr;
    for (auto* candidate : form_->findChildren<QPushButton*>()) {
      button = candidate->text() == QStringLiteral("Find…") ? candidate : button;
    }
    QVERIFY(button != nullptr && button->isVisible());
    button->click();
    QCOMPARE(asked.first().first().toString(), QStringLiteral("rate"));
    QSignalSpy changed(form_.get(), &ParameterForm::configurationChanged);
    form_->enter("rate", 0.02);
    QCOMPARE(form_->configuration().real("rate"), 0.02);
    QCOMPARE(control<RealSpinBox>("Learning rate")->text(), QStringLiteral("0.02"));
    QCOMPARE(changed.size(), 1);
    form_->setAction("rate", {});
    QVERIFY(!button->isVisible());
  }

  void logarithmicFieldsClimbOneTwoFive() {
    auto* rate = control<RealSpinBox>("Learning rate");
    rate->stepUp();
    QCOMPARE(rate->value(), 0.1);
    rate->stepUp();
    QCOMPARE(rate->value(), 0.2);
    for (int step = 0; step < 5; ++step) {
      rate->stepDown();
    }
    QCOMPARE(rate->value(), 0.005);
    rate->setValue(0.0);
    rate->stepUp();
    QCOMPARE(rate->value(), 1e-6);
    rate->stepDown();
    QCOMPARE(rate->value(), 0.0);
  }

  void foldedGroupsOpenByKeyboard() {
    auto* schedule = control<QComboBox>("Schedule");
    QVERIFY(!schedule->isVisible());
    QToolButton* heading = headingOf("Optimisation");
    QVERIFY(heading != nullptr);
    heading->setFocus();
    QTest::keyClick(heading, Qt::Key_Space);
    QVERIFY(schedule->isVisible());
  }

  void irrelevantFieldsAreHidden() {
    form_->focusParameter("schedule");
    QVERIFY(!control<RealSpinBox>("Step factor")->isVisible());
    control<QComboBox>("Schedule")->setCurrentIndex(1);
    QVERIFY(control<RealSpinBox>("Step factor")->isVisible());
  }

  void changedValuesAreMarkedAndReset() {
    control<QSpinBox>("Epochs")->setValue(9);
    QVERIFY(form_->configuration().changed("epochs"));
    QToolButton* reset = named<QToolButton>("Reset Epochs");
    QVERIFY(reset->isVisible());
    QVERIFY(reset->toolTip().contains(QStringLiteral("3")));
    QTest::mouseClick(reset, Qt::LeftButton);
    QCOMPARE(form_->configuration().integer("epochs"), std::int64_t{3});
    QVERIFY(!reset->isVisible());
    control<QComboBox>("Schedule")->setCurrentIndex(1);
    QVERIFY(headingOf("Optimisation")->text().contains(QStringLiteral("1")));
    form_->resetAll();
    QVERIFY(form_->configuration() == Configuration(declarations()));
  }

  void problemsStandUnderTheirFieldWithTheirFix() {
    ConfigurationProblem problem;
    problem.parameter = "schedule";
    problem.problem = {ErrorCode::InvalidParameter, {{"parameter", "schedule"}, {"value", "x"}, {"expected", "step"}}};
    problem.fix = ParameterValue(std::string("step"));
    QSignalSpy fixed(form_.get(), &ParameterForm::fixApplied);
    form_->setProblemText([](const Problem&) { return QStringLiteral("That cannot work."); });
    form_->setProblems({problem});
    auto* schedule = control<QComboBox>("Schedule");
    QVERIFY(schedule->isVisible());  // its group has opened
    QVERIFY(schedule->property("invalid").toBool());
    QVERIFY(schedule->accessibleDescription().startsWith(QStringLiteral("That cannot work.")));
    QPushButton* fix = nullptr;
    for (auto* button : form_->findChildren<QPushButton*>()) {
      fix = button->isVisible() ? button : fix;
    }
    QVERIFY(fix != nullptr);
    QCOMPARE(fix->text(), QStringLiteral("Set to Step"));
    QTest::mouseClick(fix, Qt::LeftButton);
    QCOMPARE(form_->configuration().text("schedule"), std::string("step"));
    QCOMPARE(fixed.size(), 1);
    QVERIFY(!schedule->property("invalid").toBool());
  }

  void adviceIsMilderThanAProblemAndOffersTheBetterValue() {
    const ConfigurationAdvice advice{"schedule", "There is a faster way.", std::string("step")};
    auto* schedule = control<QComboBox>("Schedule");
    const auto buttons = [this] {
      QStringList texts;
      for (auto* button : form_->findChildren<QPushButton*>()) {
        texts += button->isVisible() ? QStringList{button->text()} : QStringList();
      }
      return texts;
    };
    form_->setAdvice({advice});
    QVERIFY(!schedule->property("invalid").toBool());
    QVERIFY(schedule->accessibleDescription().startsWith(QStringLiteral("There is a faster way.")));
    QVERIFY(schedule->isVisible());  // its group has opened
    QCOMPARE(buttons(), QStringList{QStringLiteral("Set to Step")});

    ConfigurationProblem problem;  // a problem of the same field comes first
    problem.parameter = "schedule";
    form_->setProblemText([](const Problem&) { return QStringLiteral("That cannot work."); });
    form_->setProblems({problem});
    QVERIFY(schedule->property("invalid").toBool());
    QCOMPARE(buttons(), QStringList());
    form_->setProblems({});
    QCOMPARE(buttons(), QStringList{QStringLiteral("Set to Step")});
    for (auto* button : form_->findChildren<QPushButton*>()) {
      if (button->isVisible()) {
        QTest::mouseClick(button, Qt::LeftButton);
      }
    }
    QCOMPARE(form_->configuration().text("schedule"), std::string("step"));
    QCOMPARE(buttons(), QStringList());
  }

  void explanationOpensWithF1() {
    auto* epochs = control<QSpinBox>("Epochs");
    QCOMPARE(epochs->accessibleDescription(), QStringLiteral("How often all images are seen."));
    QLabel* explanation = nullptr;
    for (auto* label : form_->findChildren<QLabel*>()) {
      explanation = label->text() == QStringLiteral("How often all images are seen.") ? label : explanation;
    }
    QVERIFY(explanation != nullptr && !explanation->isVisible());
    QTest::keyClick(epochs, Qt::Key_F1);
    QVERIFY(explanation->isVisible());
  }

  void theWheelDoesNotChangeWhatItPasses() {
    auto* epochs = control<QSpinBox>("Epochs");
    control<RealSpinBox>("Learning rate")->setFocus();
    QWheelEvent wheel(QPointF(5, 5), epochs->mapToGlobal(QPointF(5, 5)), {}, QPoint(0, 120), Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(epochs, &wheel);
    QCOMPARE(epochs->value(), 3);
  }

  void textsFollowTheLanguage() {
    Mirror mirror;
    QCoreApplication::installTranslator(&mirror);
    QApplication::processEvents();
    QVERIFY(control<QSpinBox>("shcopE") != nullptr);
    QCOMPARE(control<QComboBox>("eludehcS")->itemText(1), QStringLiteral("petS"));
    QVERIFY(headingOf("noitasimitpO") != nullptr);
    QCoreApplication::removeTranslator(&mirror);
    QApplication::processEvents();
    QVERIFY(control<QSpinBox>("Epochs") != nullptr);
  }

  void everyControlOfTheTrainingFormHasAName() {
    ParameterForm form;
    form.setConfiguration(Configuration(trainingParameters()));
    int controls = 0;
    for (auto* widget : form.findChildren<QWidget*>()) {
      const bool control =
          widget->focusPolicy() != Qt::NoFocus &&
          (qobject_cast<QAbstractSpinBox*>(widget) || qobject_cast<QComboBox*>(widget) || qobject_cast<QCheckBox*>(widget));
      if (control) {
        ++controls;
        QVERIFY2(!widget->accessibleName().isEmpty(), widget->metaObject()->className());
      }
    }
    QVERIFY(controls > 20);
  }

  void readOnlyFormsChangeNothing() {
    form_->setReadOnly(true);
    QVERIFY(!control<QSpinBox>("Epochs")->isEnabled());
    form_->setReadOnly(false);
    QVERIFY(control<QSpinBox>("Epochs")->isEnabled());
  }

  void hiddenParametersStayHidden() {
    form_->setHiddenParameters({"epochs"});
    QVERIFY(!control<QSpinBox>("Epochs")->isVisible());
  }

 private:
  template <typename Widget>
  Widget* named(const char* name) {
    for (auto* widget : form_->findChildren<Widget*>()) {
      if (widget->accessibleName() == QLatin1String(name)) {
        return widget;
      }
    }
    return nullptr;
  }
  template <typename Widget>
  Widget* control(const char* label) {
    return named<Widget>(label);
  }
  QToolButton* headingOf(const char* title) {
    for (auto* button : form_->findChildren<QToolButton*>()) {
      if (button->text().startsWith(QLatin1String(title))) {
        return button;
      }
    }
    return nullptr;
  }

  std::unique_ptr<ParameterForm> form_;
};

QTEST_MAIN(TestForm)
#include "test_form.moc"
